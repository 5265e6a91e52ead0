import type { Call } from '../../../core/service.js';
import { validation } from '../errors.js';
import type { EventBus } from '../event-bus.js';
import { onDefaultBus, requiredText, type RawInput } from '../input.js';

export const removeTargets =
  (bus: EventBus) =>
  (input: RawInput, call: Call): unknown => {
    onDefaultBus(input);
    const rule = bus.rule(requiredText(input, 'Rule'));
    call.authorize('events:RemoveTargets', rule.definition.arn);
    const ids = input['Ids'];
    if (!Array.isArray(ids) || ids.length === 0) throw validation('Ids must not be empty.');
    const missing = ids.filter((id) => !rule.targets.delete(String(id)));
    return {
      FailedEntryCount: missing.length,
      FailedEntries: missing.map((id) => ({
        TargetId: String(id),
        ErrorCode: 'ResourceNotFoundException',
        ErrorMessage: `The rule ${rule.definition.name} has no target ${String(id)}.`,
      })),
    };
  };
