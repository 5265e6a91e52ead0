import type { Call } from '../../../core/service.js';
import { validation } from '../errors.js';
import type { EventBus } from '../event-bus.js';
import { isRecord, onDefaultBus, optionalText, type RawInput } from '../input.js';

const MAX_ENTRIES = 10;
const MAX_ENTRY_BYTES = 262_144;

interface Failure {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** Each entry succeeds or fails by itself. */
export const putEvents =
  (bus: EventBus) =>
  (input: RawInput, call: Call): unknown => {
    const entries = input['Entries'];
    if (!Array.isArray(entries) || entries.length === 0 || entries.length > MAX_ENTRIES)
      throw validation(`Entries must have 1 to ${MAX_ENTRIES} elements.`);
    call.authorize('events:PutEvents', bus.env.arn('events', 'event-bus/default'));
    if (Buffer.byteLength(JSON.stringify(entries)) > MAX_ENTRY_BYTES)
      throw validation('Total size of the entries in the request is over the limit.');
    const results = entries.map((entry) => putEvent(bus, isRecord(entry) ? entry : {}));
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    };
  };

function putEvent(bus: EventBus, entry: RawInput): { EventId: string } | Failure {
  onDefaultBus(entry);
  const invalid = (ErrorMessage: string): Failure => ({ ErrorCode: 'InvalidArgument', ErrorMessage });
  const source = optionalText(entry, 'Source');
  const detailType = optionalText(entry, 'DetailType');
  if (!source) return invalid('Parameter Source is not valid. Reason: Source is a required argument.');
  if (!detailType)
    return invalid('Parameter DetailType is not valid. Reason: DetailType is a required argument.');
  // Only AWS's own services may speak as aws.*.
  if (source.startsWith('aws.'))
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  const detail = parseDetail(optionalText(entry, 'Detail'));
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const resources = Array.isArray(entry['Resources']) ? entry['Resources'].map(String) : [];
  const time = typeof entry['Time'] === 'number' ? entry['Time'] * 1000 : undefined;
  return { EventId: bus.receive({ source, 'detail-type': detailType, resources, detail }, time) };
}

function parseDetail(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const detail: unknown = JSON.parse(text ?? '');
    return isRecord(detail) ? detail : undefined;
  } catch {
    return undefined;
  }
}
