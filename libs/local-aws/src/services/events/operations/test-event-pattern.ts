import type { Call } from '../../../core/service.js';
import { validation } from '../errors.js';
import { isRecord, requiredText, type RawInput } from '../input.js';
import { compilePattern } from '../pattern/compile-pattern.js';

const MANDATORY = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

export const testEventPattern =
  () =>
  (input: RawInput, call: Call): unknown => {
    call.authorize('events:TestEventPattern', '*');
    const matches = compilePattern(requiredText(input, 'EventPattern'));
    const event = parse(requiredText(input, 'Event'));
    const missing = MANDATORY.find((field) => event[field] === undefined);
    if (missing !== undefined) throw validation(`Parameter Event is not valid: it has no ${missing}.`);
    return { Result: matches(event) };
  };

function parse(text: string): RawInput {
  try {
    const event: unknown = JSON.parse(text);
    if (isRecord(event)) return event;
  } catch {
    // falls through to the one message
  }
  throw validation('Parameter Event is not valid: it is not a JSON object.');
}
