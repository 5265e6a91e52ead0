import { notEmulated } from '../../../core/errors.js';
import type { DeployedResource, ResourceProvider } from '../../../core/resource.js';
import type { EventBus } from '../event-bus.js';
import { optionalText, type RawInput } from '../input.js';
import { readRule } from '../read-rule.js';
import { addTargets } from '../set-targets.js';
import { readTarget } from '../target.js';

/** `AWS::Events::Rule` on the default bus; `Ref` is the rule's name, `Arn` its attribute. */
export function ruleProvider(bus: EventBus): ResourceProvider {
  const put = (name: string, properties: RawInput): DeployedResource => {
    const definition = readRule(bus.env, properties, name);
    if (definition.roleArn !== undefined) throw notEmulated('RoleArn of an EventBridge rule');
    const targets = ((properties['Targets'] ?? []) as unknown[]).map(readTarget);
    const rule = bus.put(definition);
    rule.targets.clear();
    addTargets(rule, targets);
    return { physicalId: definition.name, attributes: { Arn: definition.arn } };
  };
  return {
    properties: [
      'Name',
      'Description',
      'EventBusName',
      'EventPattern',
      'RoleArn',
      'ScheduleExpression',
      'State',
      'Targets',
    ],
    create: (properties, context) =>
      put(optionalText(properties, 'Name') ?? context.generateName(64), properties),
    update: (physicalId, properties) => {
      const name = optionalText(properties, 'Name') ?? physicalId;
      const updated = put(name, properties);
      if (name !== physicalId) bus.remove(physicalId);
      return updated;
    },
    delete: (physicalId) => bus.remove(physicalId),
  };
}
