import type { Call } from '../../../core/service.js';
import type { EventBus } from '../event-bus.js';
import { onDefaultBus, requiredText, type RawInput } from '../input.js';
import { describeRule as describe } from '../read-rule.js';

export const describeRule =
  (bus: EventBus) =>
  (input: RawInput, call: Call): unknown => {
    onDefaultBus(input);
    const name = requiredText(input, 'Name');
    call.authorize('events:DescribeRule', bus.env.arn('events', `rule/${name}`));
    return { ...describe(bus.rule(name).definition), CreatedBy: bus.env.accountId };
  };
