import type { Call } from '../../../core/service.js';
import { validation } from '../errors.js';
import type { EventBus } from '../event-bus.js';
import { onDefaultBus, requiredText, type RawInput } from '../input.js';

/** Deleting a rule that does not exist is no error, as on AWS. */
export const deleteRule =
  (bus: EventBus) =>
  (input: RawInput, call: Call): unknown => {
    onDefaultBus(input);
    const name = requiredText(input, 'Name');
    call.authorize('events:DeleteRule', bus.env.arn('events', `rule/${name}`));
    if ((bus.rules.get(name)?.targets.size ?? 0) > 0)
      throw validation("Rule can't be deleted since it has targets.");
    bus.remove(name);
    return {};
  };
