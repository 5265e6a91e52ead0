import { isInCidr, readCidr } from './cidr.js';
import { invalidPattern } from './invalid-pattern.js';
import { compileNumeric } from './numeric.js';
import type { FieldTest, Leaf } from './types.js';
import { compileWildcard } from './wildcard.js';

type Text = (value: string) => boolean;

/** One element of a pattern's array: a value that must be equal, or an object with one operator. */
export function compileCondition(condition: unknown, path: string): FieldTest {
  if (condition === null || typeof condition !== 'object') {
    const wanted = condition as Leaf;
    return (leaves) => leaves.includes(wanted);
  }
  const [operator, operand, ...more] = Object.entries(condition).flat() as [string?, unknown?];
  if (Array.isArray(condition) || operator === undefined || more.length > 0)
    throw invalidPattern(`"${path}" must hold values, or objects with one operator each`);
  if (operator === 'exists') {
    if (typeof operand !== 'boolean') throw invalidPattern(`"exists" at "${path}" must be true or false`);
    // AWS: "exists" works on leaves; an object at the field is not one.
    return operand ? (leaves, present) => present && leaves.length > 0 : (_, present) => !present;
  }
  if (operator === 'anything-but') return compileAnythingBut(operand, path);
  if (operator === 'numeric') {
    const holds = compileNumeric(operand, path);
    return (leaves) => leaves.some((leaf) => typeof leaf === 'number' && holds(leaf));
  }
  return onText(compileText(operator, operand, path));
}

const onText =
  (holds: Text): FieldTest =>
  (leaves) =>
    leaves.some((leaf) => typeof leaf === 'string' && holds(leaf));

function compileText(operator: string, operand: unknown, path: string): Text {
  if ((operator === 'prefix' || operator === 'suffix') && typeof operand === 'object' && operand !== null)
    return compileAffixIgnoringCase(operator, operand, path);
  if (typeof operand !== 'string') throw invalidPattern(`"${operator}" at "${path}" must be a string`);
  switch (operator) {
    case 'prefix':
      return (value) => value.startsWith(operand);
    case 'suffix':
      return (value) => value.endsWith(operand);
    case 'equals-ignore-case':
      return (value) => value.toLowerCase() === operand.toLowerCase();
    case 'wildcard':
      return compileWildcard(operand, path);
    case 'cidr': {
      const block = readCidr(operand, path);
      return (value) => isInCidr(value, block);
    }
    default:
      throw invalidPattern(`"${path}" uses the unknown operator "${operator}"`);
  }
}

function compileAffixIgnoringCase(operator: 'prefix' | 'suffix', operand: object, path: string): Text {
  const text = (operand as Readonly<Record<string, unknown>>)['equals-ignore-case'];
  if (typeof text !== 'string' || Object.keys(operand).length !== 1)
    throw invalidPattern(`"${operator}" at "${path}" must be a string or {"equals-ignore-case": string}`);
  const folded = text.toLowerCase();
  return operator === 'prefix'
    ? (value) => value.toLowerCase().startsWith(folded)
    : (value) => value.toLowerCase().endsWith(folded);
}

const NESTED = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

/** Holds when a leaf is there that is none of these. */
function compileAnythingBut(operand: unknown, path: string): FieldTest {
  if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    const [operator = '', value] = Object.entries(operand).flat() as [string?, unknown?];
    if (!NESTED.includes(operator) || Object.keys(operand).length !== 1)
      throw invalidPattern(`"anything-but" at "${path}" may hold one of ${NESTED.join(', ')}`);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (values.length === 0) throw invalidPattern(`"${operator}" at "${path}" is an empty list`);
    const tests = values.map((each) => compileText(operator, each, path));
    return (leaves) => leaves.some((leaf) => typeof leaf !== 'string' || !tests.some((holds) => holds(leaf)));
  }
  const values: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const kinds = new Set(values.map((value) => typeof value));
  if (
    values.length === 0 ||
    kinds.size > 1 ||
    !values.every((v) => typeof v === 'string' || typeof v === 'number')
  )
    throw invalidPattern(`"anything-but" at "${path}" must be strings only or numbers only`);
  return (leaves) => leaves.some((leaf) => !(values as readonly unknown[]).includes(leaf));
}
