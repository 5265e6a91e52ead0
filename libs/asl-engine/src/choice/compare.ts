import { parseTimestamp, type Json } from '@ringi/asl';
import { matchesPattern } from './pattern.js';

type Order = (difference: number) => boolean;

const ORDERS: Readonly<Record<string, Order>> = {
  Equals: (difference) => difference === 0,
  LessThan: (difference) => difference < 0,
  LessThanEquals: (difference) => difference <= 0,
  GreaterThan: (difference) => difference > 0,
  GreaterThanEquals: (difference) => difference >= 0,
};

const COMPARISON =
  /^(?:(String|Numeric|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|Boolean(Equals)|String(Matches))(?:Path)?$/;

export function isComparison(operator: string): boolean {
  return COMPARISON.test(operator) && operator !== 'StringMatchesPath';
}

/** A comparison such as NumericLessThan. Values of another type than the operator's never match. */
export function comparisonOf(operator: string): (value: Json, expected: Json) => boolean {
  if (operator === 'BooleanEquals')
    return (value, expected) => typeof value === 'boolean' && value === expected;
  if (operator === 'StringMatches') {
    return (value, expected) =>
      typeof value === 'string' && typeof expected === 'string' && matchesPattern(value, expected);
  }
  const [, type = '', relation = ''] = COMPARISON.exec(operator) ?? [];
  const order = ORDERS[relation];
  return (value, expected) => {
    const difference = distance(type, value, expected);
    return order !== undefined && difference !== undefined && order(difference);
  };
}

/** Negative, zero or positive; undefined when the two are not of the type. */
function distance(type: string, value: Json, expected: Json): number | undefined {
  if (type === 'Numeric') {
    return typeof value === 'number' && typeof expected === 'number' ? value - expected : undefined;
  }
  if (typeof value !== 'string' || typeof expected !== 'string') return undefined;
  if (type === 'String') return value === expected ? 0 : value < expected ? -1 : 1;
  const [left, right] = [parseTimestamp(value), parseTimestamp(expected)];
  return left === undefined || right === undefined ? undefined : left - right;
}
