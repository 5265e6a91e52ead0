import { ServiceError } from './errors.js';

/** A request, or a structure in it, as it came off the wire: nothing about it is trusted yet. */
export type RawInput = Readonly<Record<string, unknown>>;

export interface StringLimits {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly oneOf?: readonly string[];
}

const camel = (member: string): string => member.charAt(0).toLowerCase() + member.slice(1);

/** AWS's form of a constraint failure: `1 validation error detected: Value 'x' at 'y' failed to satisfy constraint: …`. */
export function constraint(member: string, value: unknown, rule: string): ServiceError {
  const shown =
    value === undefined || value === null
      ? 'null'
      : `'${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  return new ServiceError(
    'ValidationException',
    `1 validation error detected: Value ${shown} at '${camel(member)}' failed to satisfy constraint: ${rule}`,
  );
}

/** @param name what an error calls the member; default: its own name. */
export function optionalString(
  input: RawInput,
  member: string,
  limits: StringLimits = {},
  name = member,
): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new ServiceError('SerializationException', `${name} must be a string.`);
  const { min, max, pattern, oneOf } = limits;
  if (min !== undefined && value.length < min)
    throw constraint(name, value, `Member must have length greater than or equal to ${min}`);
  if (max !== undefined && value.length > max)
    throw constraint(name, value, `Member must have length less than or equal to ${max}`);
  if (pattern && !pattern.test(value))
    throw constraint(name, value, `Member must satisfy regular expression pattern: ${pattern.source}`);
  if (oneOf && !oneOf.includes(value))
    throw constraint(name, value, `Member must satisfy enum value set: [${oneOf.join(', ')}]`);
  return value;
}

export function requiredString(input: RawInput, member: string, limits: StringLimits = {}): string {
  const value = optionalString(input, member, limits);
  if (value === undefined) throw constraint(member, undefined, 'Member must not be null');
  return value;
}

export function optionalInteger(
  input: RawInput,
  member: string,
  min: number,
  max: number,
  name = member,
): number | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new ServiceError('SerializationException', `${name} must be an integer.`);
  if (value < min) throw constraint(name, value, `Member must have value greater than or equal to ${min}`);
  if (value > max) throw constraint(name, value, `Member must have value less than or equal to ${max}`);
  return value;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
