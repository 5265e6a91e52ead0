import type { Call } from '../../../core/service.js';
import { validation } from '../errors.js';
import type { EventBus } from '../event-bus.js';
import { onDefaultBus, requiredText, type RawInput } from '../input.js';
import { addTargets } from '../set-targets.js';
import { readTarget } from '../target.js';

export const putTargets =
  (bus: EventBus) =>
  (input: RawInput, call: Call): unknown => {
    onDefaultBus(input);
    const rule = bus.rule(requiredText(input, 'Rule'));
    call.authorize('events:PutTargets', rule.definition.arn);
    if (!Array.isArray(input['Targets']) || input['Targets'].length === 0)
      throw validation('Targets must not be empty.');
    const targets = input['Targets'].map(readTarget);
    for (const { roleArn } of targets) if (roleArn !== undefined) call.authorize('iam:PassRole', roleArn);
    addTargets(rule, targets);
    return { FailedEntryCount: 0, FailedEntries: [] };
  };
