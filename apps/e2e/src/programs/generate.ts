import type { Block, Operand, Statement } from './program.js';

/** Random numbers that are the same for the same seed on every machine (a linear congruential generator). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed & 0x7fffffff;
  return (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

/** Deep programs find more and take much longer: most are flat, some are deep. */
const depthOf = (seed: number): number => (seed % 100 === 0 ? 3 : seed % 5 === 0 ? 2 : 1);

/** The program of a seed. Correct by construction: whatever stands in it, it builds and it ends. */
export function generate(seed: number, depth = depthOf(seed)): Block {
  const random = randomFrom(seed * 7919);
  let id = 0;

  const operand = (): Operand => (random(5) === 0 ? { literal: random(9) } : { known: random(100) });

  function block(left: number, scope: number, mayEnd: boolean): Block {
    const statements = Array.from({ length: 1 + random(3) }, () => statement(left, scope));
    const roll = random(10);
    const end = roll === 0 && mayEnd ? 'succeed' : roll === 1 && mayEnd && scope === 0 ? 'fail' : 'value';
    return { id: ++id, scope, statements, end: roll === 2 ? 'literal' : end, of: random(100) };
  }

  function statement(left: number, scope: number): Statement {
    const own = ++id;
    const inner = (mayEnd: boolean, as = scope) => block(left - 1, as, mayEnd);
    const roll = random(left > 0 ? 12 : 5);
    switch (roll) {
      case 0:
      case 1: {
        const call = { id: own, kind: 'task' as const, x: operand(), y: operand() };
        return left > 0 && random(3) === 0 ? { ...call, handler: inner(true) } : call;
      }
      case 2:
        return { id: own, kind: 'pass', x: operand(), y: operand() };
      case 3:
        return { id: own, kind: 'wait' };
      case 4:
        return {
          id: own,
          kind: 'compute',
          x: operand(),
          y: operand(),
          breaks: scope === 0 && random(25) === 0,
        };
      case 5:
      case 6:
        return { id: own, kind: 'match', on: random(100), yes: inner(true), no: inner(true) };
      case 7:
        return {
          id: own,
          kind: 'choice',
          on: random(100),
          above: random(20),
          yes: inner(true),
          no: inner(true),
        };
      case 8:
        return { id: own, kind: 'parallel', left: inner(false, own * 2), right: inner(false, own * 2 + 1) };
      case 9:
        return { id: own, kind: 'map', x: operand(), y: operand(), each: inner(false, own * 2) };
      case 10:
        return { id: own, kind: 'block', on: random(100), early: random(100), body: inner(false) };
      default:
        return { id: own, kind: 'loop', initial: operand(), round: inner(false) };
    }
  }

  return block(depth, 0, false);
}
