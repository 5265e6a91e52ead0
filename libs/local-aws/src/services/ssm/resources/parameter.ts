import { notEmulated } from '../../../core/errors.js';
import type { DeployedResource, ResourceProvider } from '../../../core/resource.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import type { SsmState } from '../state.js';

/** `AWS::SSM::Parameter` of the types String and StringList; `Ref` is the parameter's name. */
export function parameterProvider({ env, parameters }: SsmState): ResourceProvider {
  const put = (name: string, properties: RawInput): DeployedResource => {
    const type = requiredString(properties, 'Type');
    if (type !== 'String' && type !== 'StringList') throw notEmulated(`SSM parameters of the type ${type}`);
    const value = requiredString(properties, 'Value');
    const version = (parameters.get(name)?.version ?? 0) + 1;
    parameters.set(name, { type, value, version, modifiedAt: env.clock.now() });
    return { physicalId: name, attributes: { Type: type, Value: value } };
  };
  return {
    properties: ['Name', 'Type', 'Value', 'Description', 'Tags', 'Tier'],
    create: (properties, context) =>
      put(optionalString(properties, 'Name') ?? context.generateName(1011), properties),
    update: (physicalId, properties) => {
      const name = optionalString(properties, 'Name') ?? physicalId;
      if (name !== physicalId) parameters.delete(physicalId);
      return put(name, properties);
    },
    delete: (physicalId) => void parameters.delete(physicalId),
  };
}
