import { notEmulated } from '../../core/errors.js';
import { validation } from './errors.js';

export type RawInput = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is RawInput =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws ServiceError ValidationException */
export function optionalText(input: RawInput, member: string, max = Infinity): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw validation(`${member} must be a string.`);
  if (value.length > max) throw validation(`${member} must have length less than or equal to ${max}.`);
  return value;
}

/** @throws ServiceError ValidationException */
export function requiredText(input: RawInput, member: string, max = Infinity): string {
  const value = optionalText(input, member, max);
  if (value === undefined || value === '') throw validation(`${member} must not be empty.`);
  return value;
}

/** @throws ServiceError for any bus but the default one. */
export function onDefaultBus(input: RawInput): void {
  const bus = optionalText(input, 'EventBusName') ?? 'default';
  if (bus !== 'default' && !bus.endsWith(':event-bus/default')) throw notEmulated(`the event bus ${bus}`);
}
