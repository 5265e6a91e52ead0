import { invalidParameter } from './state.js';

export type RawInput = Readonly<Record<string, unknown>>;

export function optionalText(input: RawInput, member: string): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') throw invalidParameter(`${member} must be a string`);
  return String(value);
}

/** @throws ServiceError InvalidParameter */
export function requiredText(input: RawInput, member: string): string {
  const value = optionalText(input, member);
  if (value === undefined || value === '') throw invalidParameter(member);
  return value;
}
