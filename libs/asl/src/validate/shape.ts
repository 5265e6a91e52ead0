import type { QueryLanguage } from '../document.js';
import { AWS } from './messages.js';
import { pointer } from './pointer.js';
import type { Check, Fields, Scope } from './scope.js';

/** A field's check; `only` when one query language has the field and the other has not. */
export interface Field {
  readonly check: Check;
  readonly only?: QueryLanguage;
}

/** Which fields an object of the Amazon States Language has. What is not listed is not supported. */
export interface Shape {
  readonly fields: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
  /** Of each group exactly one field must be there. */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Of each group one field may be there. */
  readonly atMostOne?: readonly (readonly string[])[];
}

export const both = (check: Check): Field => ({ check });
export const jsonPath = (check: Check): Field => ({ check, only: 'JSONPath' });
export const jsonata = (check: Check): Field => ({ check, only: 'JSONata' });

/** Checks an object's fields: those missing, those it may not have, and the value of each. */
export function checkShape(object: Fields, shape: Shape, at: string, scope: Scope): void {
  const { findings, language } = scope;
  const missing = (shape.required ?? []).filter((name) => object[name] === undefined);
  if (missing.length > 0) findings.schema(AWS.required(missing), at);
  const known = Object.entries(object).flatMap(([name, value]) => {
    // A program may have printed it; JSON has no such value.
    if (value === undefined) return [];
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (!field) findings.schema(AWS.unsupported(name), at);
    else if (field.only !== undefined && field.only !== language && !scope.anyLanguage) {
      findings.schema(AWS.otherLanguage(language, name, field.only), at);
    } else return [{ name, value, check: field.check }];
    return [];
  });
  for (const group of shape.exactlyOne ?? []) checkGroup(object, group, at, scope, true);
  for (const group of shape.atMostOne ?? []) checkGroup(object, group, at, scope, false);
  for (const { name, value, check } of known) check(value, pointer(at, name), scope);
}

function checkGroup(
  object: Fields,
  group: readonly string[],
  at: string,
  { findings }: Scope,
  needed: boolean,
): void {
  const count = group.filter((name) => isGiven(object, name)).length;
  if (count > 1) findings.schema(AWS.oneTooMany(group), at);
  else if (count === 0 && needed) findings.schema(AWS.oneMissing(group), at);
}

/** `End: false` says as much as no End. */
const isGiven = (object: Fields, name: string): boolean =>
  Object.hasOwn(object, name) && object[name] !== undefined && !(name === 'End' && object[name] === false);
