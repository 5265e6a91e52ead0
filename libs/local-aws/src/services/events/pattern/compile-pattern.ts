import { compileCondition } from './conditions.js';
import { invalidPattern } from './invalid-pattern.js';
import type { EventMatcher, Leaf } from './types.js';

type Json = Readonly<Record<string, unknown>>;
/** Tests one object of the event; undefined: there is none at that place. */
type ObjectTest = (object: Json | undefined) => boolean;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Compiles an event pattern.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * @throws ServiceError InvalidEventPatternException
 */
export function compilePattern(text: string): EventMatcher {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (error) {
    throw invalidPattern(`it is not JSON: ${(error as Error).message}`);
  }
  if (!isRecord(pattern)) throw invalidPattern('it must be an object');
  const test = compileObject(pattern, '');
  return (event) => isRecord(event) && test(event);
}

function compileObject(pattern: Json, path: string): ObjectTest {
  const tests = Object.entries(pattern).map(([key, value]) =>
    key === '$or' ? compileOr(value, path) : compileField(key, value, path === '' ? key : `${path}.${key}`),
  );
  if (tests.length === 0) throw invalidPattern(`the object at "${path}" is empty`);
  return (object) => tests.every((test) => test(object));
}

function compileOr(value: unknown, path: string): ObjectTest {
  if (!Array.isArray(value) || value.length < 2 || !value.every(isRecord))
    throw invalidPattern(`"$or" at "${path}" must be a list of at least two objects`);
  const tests = value.map((each) => compileObject(each, path));
  return (object) => tests.some((test) => test(object));
}

function compileField(key: string, value: unknown, path: string): ObjectTest {
  if (isRecord(value)) {
    const nested = compileObject(value, path);
    return (object) => {
      const inner = objectsAt(object?.[key]);
      // In an array of objects one of them must match all of the pattern. With no object there the pattern is still
      // asked: {"exists": false} holds for what is not there.
      return inner.length === 0 ? nested(undefined) : inner.some(nested);
    };
  }
  if (!Array.isArray(value)) throw invalidPattern(`"${path}" must be an object or an array`);
  if (value.length === 0) throw invalidPattern(`the array at "${path}" is empty`);
  const tests = value.map((condition) => compileCondition(condition, path));
  return (object) => {
    const present = object !== undefined && Object.hasOwn(object, key);
    const leaves = present ? leavesOf(object[key]) : [];
    return tests.some((test) => test(leaves, present));
  };
}

function objectsAt(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsAt);
  return isRecord(value) ? [value] : [];
}

function leavesOf(value: unknown): Leaf[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isRecord(value) || value === undefined ? [] : [value as Leaf];
}
