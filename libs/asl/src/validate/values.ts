import { checkExpression, isMarked } from './expression.js';
import { AWS } from './messages.js';
import { pointer } from './pointer.js';
import { isObject, type Check } from './scope.js';
import { checkShape, type Shape } from './shape.js';
import { isTimestamp } from './timestamp.js';

export const anything: Check = () => undefined;

const ofType =
  (type: string, fits: (value: unknown) => boolean): Check =>
  (value, at, { findings }) => {
    if (!fits(value)) findings.schema(AWS.type(type), at);
  };

export const text = ofType('STRING', (value) => typeof value === 'string');
export const boolean = ofType('BOOLEAN', (value) => typeof value === 'boolean');
export const number = ofType('NUMBER', (value) => typeof value === 'number');

/** A number between two bounds; `fraction` when it need not be whole. AWS writes the bounds of such with a point. */
export function range(bounds: { min: number; max?: number; fraction?: boolean }): Check {
  const words = (bound: number) => (bounds.fraction ? bound.toFixed(1) : String(bound));
  return (value, at, { findings }) => {
    if (typeof value !== 'number') findings.schema(bounds.fraction ? AWS.type('NUMBER') : AWS.integer, at);
    else if (!bounds.fraction && !Number.isInteger(value)) findings.schema(AWS.integer, at);
    else if (value < bounds.min) findings.schema(AWS.minimum(words(bounds.min)), at);
    else if (bounds.max !== undefined && value > bounds.max) {
      findings.schema(AWS.maximum(words(bounds.max)), at);
    }
  };
}

export function oneOf(...values: readonly string[]): Check {
  return (value, at, { findings }) => {
    if (typeof value !== 'string') findings.schema(AWS.type('STRING'), at);
    else if (!values.includes(value)) findings.schema(AWS.oneOf(values), at);
  };
}

/** A list whose elements all pass the check. */
export function list(element: Check, { empty = true }: { empty?: boolean } = {}): Check {
  return (value, at, scope) => {
    if (!Array.isArray(value)) scope.findings.schema(AWS.type('ARRAY'), at);
    else if (value.length === 0 && !empty) scope.findings.schema(AWS.empty, at);
    else value.forEach((item, i) => element(item, pointer(at, i), scope));
  };
}

export function object(shape: Shape): Check {
  return (value, at, scope) => {
    if (isObject(value)) checkShape(value, shape, at, scope);
    else scope.findings.schema(AWS.type('OBJECT'), at);
  };
}

/** What the check accepts or, in a JSONata state, an expression that computes it. */
export function orExpression(check: Check): Check {
  return (value, at, scope) => {
    if (scope.language === 'JSONata' && isMarked(value)) checkExpression(value, at, scope);
    else check(value, at, scope);
  };
}

export const timestamp: Check = (value, at, { findings }) => {
  if (typeof value !== 'string') findings.schema(AWS.type('STRING'), at);
  else if (!isTimestamp(value)) findings.schema(AWS.timestamp, at);
};
