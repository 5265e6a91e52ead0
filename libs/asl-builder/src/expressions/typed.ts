import type { Expr } from '../types/expression.js';
import type { Plain } from '../types/language.js';
import { call } from './call.js';
import { builtIn, type FunctionText } from './functions.js';

declare const TIMESTAMP: unique symbol;

/** A point in time, for comparisons only. */
export interface Timestamp {
  readonly [TIMESTAMP]: true;
}

/*
 * Types are gone when the machine is printed. Where JSONPath has to know the type of what it compares, these say it;
 * to JSONata they say nothing.
 */

const said = (name: string): FunctionText => ({
  name,
  jsonPath: (value = '') => value,
  jsonata: (value = '') => value,
});

/** Says that a text is compared. */
export const asText = <T extends string>(value: Plain<T>): Expr<T> => call(said('asText'), value);
/** Says that a number is compared. */
export const asNumber = <T extends number>(value: Plain<T>): Expr<T> => call(said('asNumber'), value);
/** Says that a boolean is compared. */
export const asBoolean = <T extends boolean>(value: Plain<T>): Expr<T> => call(said('asBoolean'), value);
/** Says that points in time are compared: ISO 8601 with a zone, as text or as an expression of one. */
export const asTimestamp = (value: string | Plain<string>): Expr<Timestamp> =>
  call({ name: 'asTimestamp', jsonata: builtIn('toMillis') }, value);
