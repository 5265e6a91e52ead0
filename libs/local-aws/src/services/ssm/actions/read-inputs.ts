import { isRecord } from '../../../core/raw-input.js';
import { StepError } from './action.js';

type Inputs = Readonly<Record<string, unknown>>;

export function optionalText(inputs: Inputs, name: string): string | undefined {
  const value = inputs[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object')
    throw new StepError(`${name} must be a string, got ${JSON.stringify(value)}.`);
  return String(value);
}

export function requiredText(inputs: Inputs, name: string): string {
  const value = optionalText(inputs, name);
  if (value === undefined || value === '') throw new StepError(`${name} must not be empty.`);
  return value;
}

/** A list of strings, or one string. A string with commas in it is one string. */
export function textList(inputs: Inputs, name: string): string[] {
  const value = inputs[name];
  const list = Array.isArray(value) ? value.flat() : [value];
  if (!list.every((item) => typeof item === 'string' && item !== ''))
    throw new StepError(`${name} must be a list of non-empty strings, got ${JSON.stringify(value)}.`);
  return list as string[];
}

/** An integer, as a number or as text: `'{{ MinRequiredApprovals }}'` may give either. */
export function optionalInteger(inputs: Inputs, name: string): number | undefined {
  const text = optionalText(inputs, name);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text.trim())) throw new StepError(`${name} must be an integer, got "${text}".`);
  return Number(text);
}

export function optionalMap(inputs: Inputs, name: string): Readonly<Record<string, unknown>> | undefined {
  const value = inputs[name];
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw new StepError(`${name} must be a map, got ${JSON.stringify(value)}.`);
  return value;
}
