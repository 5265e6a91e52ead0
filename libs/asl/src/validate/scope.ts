import type { QueryLanguage } from '../document.js';
import type { Findings } from './findings.js';

/** What the checks of one state share. */
export interface Scope {
  readonly findings: Findings;
  /** Query language of the state. */
  readonly language: QueryLanguage;
  /** The machine is EXPRESS. */
  readonly express: boolean;
  /** In a catcher, where expressions may read `$states.errorOutput`. */
  readonly catcher?: boolean;
  /** A downgraded state: what its language forbids is not reported on top of the downgrade. */
  readonly anyLanguage?: boolean;
}

/** Looks at the value of one field; `at` is its JSON pointer. */
export type Check = (value: unknown, at: string, scope: Scope) => void;

export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
