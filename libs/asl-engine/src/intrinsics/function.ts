import type { Json } from '@ringi/asl';
import { DataFailure } from '../errors.js';

/** What an intrinsic function may use besides its arguments. */
export interface IntrinsicTools {
  random(): number;
  uuid(): string;
}

export type IntrinsicFunction = (args: readonly Json[], tools: IntrinsicTools) => Json;

/** The failure AWS names States.IntrinsicFailure; Retry and Catch can match it. */
export function intrinsicFailure(cause: string): DataFailure {
  return new DataFailure('States.IntrinsicFailure', cause);
}

export function wantArray(name: string, value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  throw intrinsicFailure(`${name} needs an array, but was given ${JSON.stringify(value)}`);
}

export function wantString(name: string, value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw intrinsicFailure(`${name} needs a string, but was given ${JSON.stringify(value)}`);
}

export function wantInteger(name: string, value: Json | undefined): number {
  if (typeof value === 'number' && Number.isFinite(value)) return Math.round(value);
  throw intrinsicFailure(`${name} needs an integer, but was given ${JSON.stringify(value)}`);
}
