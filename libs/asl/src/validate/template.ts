import { looksLikeIntrinsic, parseIntrinsic } from '../intrinsics/parse.js';
import { pointer, type Findings } from './diagnostic.js';

/** Checks the `.$` members of a JSONPath payload template. `at` is where the template's object stands. */
export function validateTemplate(template: unknown, at: string, findings: Findings): void {
  if (typeof template !== 'object' || template === null) return;
  if (Array.isArray(template)) {
    template.forEach((item, index) => validateTemplate(item, pointer(at, index), findings));
    return;
  }
  for (const [key, value] of Object.entries(template)) {
    if (!key.endsWith('.$')) validateTemplate(value, pointer(at, key), findings);
    else if (!isPathOrIntrinsic(value)) {
      findings.schema(
        `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
        at,
      );
    }
  }
}

function isPathOrIntrinsic(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (!looksLikeIntrinsic(value)) return value.startsWith('$');
  try {
    parseIntrinsic(value);
    return true;
  } catch {
    return false;
  }
}
