import { MAX_PAYLOAD_BYTES, exceedsPayload } from '../json.js';
import { StatesError } from './states-error.js';

/** @throws StatesError ValidationException when a payload is above 256 KiB. */
export function checkPayload(text: string, member: string): void {
  if (!exceedsPayload(text)) return;
  throw validation(
    `Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${MAX_PAYLOAD_BYTES}`,
  );
}

/** @throws StatesError ValidationException when a text is longer than the API takes. */
export function checkLength(text: string | undefined, member: string, max: number): void {
  if (text === undefined || text.length <= max) return;
  throw validation(
    `Value '${text}' at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${max}`,
  );
}

export function validation(detail: string): StatesError {
  return new StatesError('ValidationException', `1 validation error detected: ${detail}`);
}
