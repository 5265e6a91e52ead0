import type { Problem } from '../backend.js';

const MAXIMUM_TEXT = 2048;

/**
 * Characters that make a message look other than it is: controls and line breaks (a second, forged sentence), marks that
 * turn the reading direction, and halves of a character.
 */
const MISLEADING = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
/** Systems Manager's own placeholders must not come from an input. */
const PLACEHOLDER = /\{\{/;

/**
 * Reads an execution's input field by field and remembers all that is wrong, so that one answer names everything.
 * It takes the types of hand-written inputs too: a count as text (`"1"`), one approver without a list.
 */
export class InputReader {
  readonly invalid: Problem[] = [];
  readonly notOverridable: Problem[] = [];
  readonly #input: Readonly<Record<string, unknown>>;

  constructor(input: unknown) {
    const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
    if (!isObject) this.problem('(input)', 'must be a JSON object');
    this.#input = isObject ? (input as Record<string, unknown>) : {};
  }

  problem(path: string, message: string): void {
    this.invalid.push({ path, message });
  }

  refuseOverride(path: string): void {
    this.notOverridable.push({ path, message: 'differs from what is deployed' });
  }

  onlyFields(known: ReadonlySet<string>): void {
    for (const field of Object.keys(this.#input)) {
      if (!known.has(field)) this.problem(field, 'is not a field of this flow');
    }
  }

  equalOrAbsent(field: string, deployed: string): void {
    const value = this.#input[field];
    if (value !== undefined && value !== deployed) this.refuseOverride(field);
  }

  optionalText(field: string): string | undefined {
    return this.#input[field] === undefined ? undefined : this.text(field);
  }

  text(field: string): string {
    const value = this.#input[field];
    if (value === undefined) this.problem(field, 'is required');
    else if (typeof value !== 'string' || value.trim() === '')
      this.problem(field, 'must be a text that is not empty');
    else if (value.length > MAXIMUM_TEXT)
      this.problem(field, `has ${value.length} characters; at most ${MAXIMUM_TEXT}`);
    else if (MISLEADING.test(value))
      this.problem(field, 'must be one line without control or direction characters');
    else if (PLACEHOLDER.test(value)) this.problem(field, 'must not contain {{');
    else return value;
    return '';
  }

  optionalUrl(field: string): string | undefined {
    return this.#input[field] === undefined ? undefined : this.url(field);
  }

  optionalContent(field: string): string | undefined {
    const value = this.#input[field];
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    this.problem(field, 'must be a text that is not empty');
    return undefined;
  }

  url(field: string): string {
    const value = this.text(field);
    if (value && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) {
      this.problem(field, 'must be an http or https URL');
    }
    return value;
  }

  optionalTexts(field: string): readonly string[] | undefined {
    const value = this.#input[field];
    if (value === undefined) return undefined;
    const list = Array.isArray(value) ? value : [value];
    if (list.length > 0 && list.every((item) => typeof item === 'string' && item !== ''))
      return list as string[];
    this.problem(field, 'must be an approver or a list of approvers');
    return undefined;
  }

  optionalCount(field: string): number | undefined {
    const value = this.#input[field];
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= 9999)
      return number;
    this.problem(field, 'must be a whole number from 1 to 9999');
    return undefined;
  }
}
