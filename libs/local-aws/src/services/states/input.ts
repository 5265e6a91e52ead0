import { ServiceError } from '../../core/errors.js';

/** An operation's input as the wire or an in-process caller gave it: nothing is checked yet. */
export type RawInput = Readonly<Record<string, unknown>>;

/** A member that must be a text of at least one character. @throws ServiceError ValidationException, in AWS's words. */
export function requiredText(input: RawInput, member: string): string {
  const value = optionalText(input, member);
  if (value === undefined)
    throw invalid(`Value null at '${member}' failed to satisfy constraint: Member must not be null`);
  if (value === '') {
    throw invalid(
      `Value '' at '${member}' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    );
  }
  return value;
}

export function optionalText(input: RawInput, member: string): string | undefined {
  return typed(input, member, 'string') as string | undefined;
}

export function optionalNumber(input: RawInput, member: string): number | undefined {
  return typed(input, member, 'number') as number | undefined;
}

export function optionalFlag(input: RawInput, member: string): boolean | undefined {
  return typed(input, member, 'boolean') as boolean | undefined;
}

export function optionalObject(input: RawInput, member: string): RawInput | undefined {
  return typed(input, member, 'object') as RawInput | undefined;
}

/** @throws ServiceError ValidationException when the value is none of these. */
export function optionalOneOf<T extends string>(
  input: RawInput,
  member: string,
  values: readonly T[],
): T | undefined {
  const value = optionalText(input, member);
  if (value === undefined || values.includes(value as T)) return value as T | undefined;
  throw invalid(
    `Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
  );
}

/** `maxResults` and `nextToken` of a listing. */
export function pageRequest(input: RawInput): { maxResults?: number; nextToken?: string } {
  const maxResults = optionalNumber(input, 'maxResults');
  const nextToken = optionalText(input, 'nextToken');
  return { ...(maxResults !== undefined && { maxResults }), ...(nextToken !== undefined && { nextToken }) };
}

function typed(input: RawInput, member: string, type: string): unknown {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value === type) return value;
  throw new ServiceError('SerializationException', `'${member}' must be a ${type}, not a ${typeof value}.`);
}

function invalid(detail: string): ServiceError {
  return new ServiceError('ValidationException', `1 validation error detected: ${detail}`);
}
