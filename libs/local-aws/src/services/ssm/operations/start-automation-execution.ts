import { notEmulated, ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import type { AutomationRun } from '../automation/automation-run.js';
import { readRawParameters, type RawParameters } from '../automation/parameters.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { tagsOf } from '../tags.js';
import { definitionArn, executionArn, type SsmState } from '../state.js';

const UUID = /^[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}$/;
const MAX_TAGS = 5;
/** Rate control, multi-account automations and alarms. */
const GAPS = [
  'TargetParameterName',
  'Targets',
  'TargetMaps',
  'MaxConcurrency',
  'MaxErrors',
  'TargetLocations',
  'AlarmConfiguration',
  'TargetLocationsURL',
];

export const startAutomationExecution =
  (state: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const documentName = requiredString(input, 'DocumentName', { pattern: /^[a-zA-Z0-9_\-.:/]{3,128}$/ });
    const documentVersion = optionalString(input, 'DocumentVersion', {
      pattern: /^(\$LATEST|\$DEFAULT|[1-9][0-9]*)$/,
    });
    const name = state.documents.find(documentName)?.name ?? documentName;
    call.authorize(
      'ssm:StartAutomationExecution',
      definitionArn(state.env, name, documentVersion ?? '$DEFAULT'),
    );
    const mode = optionalString(input, 'Mode', { oneOf: ['Auto', 'Interactive'] });
    if (mode === 'Interactive') throw notEmulated('automations in the mode Interactive');
    const gap = GAPS.find((member) => input[member] !== undefined);
    if (gap !== undefined) throw notEmulated(`${gap} of StartAutomationExecution`);
    const tags = tagsOf(input, MAX_TAGS);
    const parameters = readRawParameters(input['Parameters']);
    const clientToken = optionalString(input, 'ClientToken', { min: 36, max: 36, pattern: UUID });
    const earlier = clientToken === undefined ? undefined : state.automations.startedWith(clientToken);
    const run = earlier
      ? replay(earlier, name, parameters)
      : state.start({
          documentName,
          documentVersion,
          parameters,
          principal: call.principal,
          tags,
          clientToken,
        });
    if (tags.length > 0) call.authorize('ssm:AddTagsToResource', executionArn(state.env, run.id));
    return { AutomationExecutionId: run.id };
  };

/**
 * A ClientToken seen before. AWS says that it "can't be reused" and has IdempotentParameterMismatch. Our choice between
 * the two readings: the same request gets the first one's id, another request is refused.
 */
function replay(earlier: AutomationRun, documentName: string, parameters: RawParameters): AutomationRun {
  const same = earlier.documentName === documentName && sameParameters(earlier.givenParameters, parameters);
  if (!same)
    throw new ServiceError(
      'IdempotentParameterMismatch',
      `The ClientToken was used for the automation execution ${earlier.id} with other parameters; use a new one.`,
    );
  return earlier;
}

function sameParameters(one: RawParameters, other: RawParameters): boolean {
  const text = (parameters: RawParameters): string =>
    JSON.stringify(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
}
