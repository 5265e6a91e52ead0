import { invalidPattern } from './invalid-pattern.js';

const COMPARE: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};
const LIMIT = 5_000_000_000;

/** `["=", 5]`, `[">", 0]` or `[">", 0, "<=", 5]`, numbers within ±5 billion. @throws ServiceError InvalidEventPatternException */
export function compileNumeric(operand: unknown, path: string): (value: number) => boolean {
  const wrong = (): Error =>
    invalidPattern(`"numeric" at "${path}" must be an operator and a number, or a lower and an upper bound`);
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) throw wrong();
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const [operator, bound] = operand.slice(index, index + 2) as [unknown, unknown];
    const compare = typeof operator === 'string' ? COMPARE[operator] : undefined;
    if (!compare || typeof bound !== 'number' || Math.abs(bound) > LIMIT) throw wrong();
    tests.push((value) => compare(value, bound));
  }
  if (operand.length === 4 && !(isLower(operand[0]) && isUpper(operand[2]) && operand[1] < operand[3]))
    throw wrong();
  return (value) => tests.every((holds) => holds(value));
}

const isLower = (operator: unknown): boolean => operator === '>' || operator === '>=';
const isUpper = (operator: unknown): boolean => operator === '<' || operator === '<=';
