import type { Call } from '../../../core/service.js';
import { notEmulated } from '../../../core/errors.js';
import type { EventBus } from '../event-bus.js';
import type { RawInput } from '../input.js';
import { readRule } from '../read-rule.js';

export const putRule =
  (bus: EventBus) =>
  (input: RawInput, call: Call): unknown => {
    const rule = readRule(bus.env, input);
    call.authorize('events:PutRule', rule.arn);
    if (rule.roleArn !== undefined) throw notEmulated('RoleArn of an EventBridge rule');
    bus.put(rule);
    return { RuleArn: rule.arn };
  };
