import type { Environment } from '../../core/environment.js';
import { notEmulated } from '../../core/errors.js';
import { validation } from './errors.js';
import { isRecord, onDefaultBus, optionalText, requiredText, type RawInput } from './input.js';
import { compilePattern } from './pattern/compile-pattern.js';
import type { RuleDefinition } from './rule.js';
import { compileSchedule } from './schedule/schedule.js';

/**
 * Reads PutRule's input or the properties of a template's rule; EventPattern is text in the one and an object in the other.
 * @throws ServiceError ValidationException, InvalidEventPatternException
 */
export function readRule(env: Environment, input: RawInput, fallbackName?: string): RuleDefinition {
  onDefaultBus(input);
  const name = optionalText(input, 'Name', 64) ?? fallbackName ?? requiredText(input, 'Name');
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(name))
    throw validation(`The rule name ${name} must match [.\\-_A-Za-z0-9]+.`);
  const given = input['EventPattern'];
  const eventPattern = isRecord(given) ? JSON.stringify(given) : optionalText(input, 'EventPattern', 4096);
  const scheduleExpression = optionalText(input, 'ScheduleExpression', 256);
  if (eventPattern === undefined && (scheduleExpression === undefined || scheduleExpression === ''))
    throw validation('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  const state = optionalText(input, 'State') ?? 'ENABLED';
  if (state !== 'ENABLED' && state !== 'DISABLED')
    throw notEmulated(`the rule state ${state} of EventBridge`);
  const description = optionalText(input, 'Description', 512);
  const roleArn = optionalText(input, 'RoleArn');
  return {
    name,
    arn: env.arn('events', `rule/${name}`),
    ...(description !== undefined && { description }),
    ...(roleArn !== undefined && { roleArn }),
    ...(eventPattern !== undefined && { eventPattern, matches: compilePattern(eventPattern) }),
    ...(scheduleExpression && { scheduleExpression, schedule: compileSchedule(scheduleExpression) }),
    enabled: state === 'ENABLED',
  };
}

/** A rule as DescribeRule and ListRules answer it. */
export function describeRule(rule: RuleDefinition): Record<string, unknown> {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventPattern: rule.eventPattern,
    ScheduleExpression: rule.scheduleExpression,
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
    Description: rule.description,
    RoleArn: rule.roleArn,
    EventBusName: 'default',
  };
}
