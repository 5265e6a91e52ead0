import { wantInteger, type IntrinsicFunction } from './function.js';

export const mathAdd: IntrinsicFunction = ([a, b]) =>
  wantInteger('States.MathAdd', a) + wantInteger('States.MathAdd', b);

/** A whole number from start (included) to end (excluded); the same seed gives the same number. */
export const mathRandom: IntrinsicFunction = ([start, end, seed], tools) => {
  const low = wantInteger('States.MathRandom', start);
  const high = wantInteger('States.MathRandom', end);
  const fraction =
    seed === undefined ? tools.random() : seededFraction(wantInteger('States.MathRandom', seed));
  return low + Math.floor(fraction * (high - low));
};

export const uuid: IntrinsicFunction = (_args, tools) => tools.uuid();

/** The first number of a small seeded generator (mulberry32). AWS's own generator is not known. */
export function seededFraction(seed: number): number {
  let x = (seed + 0x6d2b79f5) | 0;
  x = Math.imul(x ^ (x >>> 15), x | 1);
  x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
  return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
}
