import type { Call } from '../../../core/service.js';
import type { EventBus } from '../event-bus.js';
import { onDefaultBus, requiredText, type RawInput } from '../input.js';

/** EnableRule and DisableRule. */
export const switchRule =
  (bus: EventBus, enabled: boolean) =>
  (input: RawInput, call: Call): unknown => {
    onDefaultBus(input);
    const { definition } = bus.rule(requiredText(input, 'Name'));
    call.authorize(enabled ? 'events:EnableRule' : 'events:DisableRule', definition.arn);
    bus.put({ ...definition, enabled });
    return {};
  };
