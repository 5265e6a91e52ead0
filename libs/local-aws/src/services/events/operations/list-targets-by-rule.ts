import type { Call } from '../../../core/service.js';
import type { EventBus } from '../event-bus.js';
import { onDefaultBus, requiredText, type RawInput } from '../input.js';
import { pageOf } from '../page.js';

export const listTargetsByRule =
  (bus: EventBus) =>
  (input: RawInput, call: Call): unknown => {
    onDefaultBus(input);
    const rule = bus.rule(requiredText(input, 'Rule'));
    call.authorize('events:ListTargetsByRule', rule.definition.arn);
    const { items, nextToken } = pageOf([...rule.targets.keys()].sort(), input);
    return { Targets: items.map((id) => rule.targets.get(id)?.raw), NextToken: nextToken };
  };
