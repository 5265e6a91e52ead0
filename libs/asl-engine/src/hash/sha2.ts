import { padded } from './pad.js';

interface Variant {
  readonly bits: 32n | 64n;
  readonly rounds: number;
  /** Rotations of the two schedule functions and the two compression functions; the third of the first two is a shift. */
  readonly turns: readonly (readonly [bigint, bigint, bigint])[];
}

const WORDS_32: Variant = {
  bits: 32n,
  rounds: 64,
  turns: [
    [7n, 18n, 3n],
    [17n, 19n, 10n],
    [2n, 13n, 22n],
    [6n, 11n, 25n],
  ],
};
const WORDS_64: Variant = {
  bits: 64n,
  rounds: 80,
  turns: [
    [1n, 8n, 7n],
    [19n, 61n, 6n],
    [28n, 34n, 39n],
    [14n, 18n, 41n],
  ],
};

const PRIMES = firstPrimes(80);
const CONSTANTS = PRIMES.map((prime) => fraction(root(prime, 3n, 64n)));

/** Hex digests. Source: FIPS 180-4; the constants are the fractions of roots of the first primes, as it defines them. */
export function sha256(bytes: Uint8Array): string {
  return digest(
    bytes,
    WORDS_32,
    roots(0, 8).map((value) => value >> 32n),
  ).slice(0, 64);
}

export function sha384(bytes: Uint8Array): string {
  return digest(bytes, WORDS_64, roots(8, 16)).slice(0, 96);
}

export function sha512(bytes: Uint8Array): string {
  return digest(bytes, WORDS_64, roots(0, 8));
}

function digest(bytes: Uint8Array, variant: Variant, start: readonly bigint[]): string {
  const { bits, rounds } = variant;
  const size = Number(bits) / 8;
  const message = padded(bytes, (size * 16) as 64 | 128, false);
  let state = [...start];
  for (let offset = 0; offset < message.byteLength; offset += size * 16) {
    const words: bigint[] = [];
    for (let i = 0; i < rounds; i += 1)
      words.push(i < 16 ? word(message, offset + i * size, bits) : scheduled(words, i, variant));
    const mixed = compress(state, words, variant);
    state = state.map((value, i) => BigInt.asUintN(Number(bits), value + (mixed[i] as bigint)));
  }
  return state.map((value) => value.toString(16).padStart(size * 2, '0')).join('');
}

function scheduled(words: readonly bigint[], i: number, variant: Variant): bigint {
  const [small0, small1] = variant.turns as [Turn, Turn, Turn, Turn];
  const [before15, before2] = [words[i - 15] as bigint, words[i - 2] as bigint];
  const sum =
    (words[i - 16] as bigint) +
    sigma(before15, small0, variant.bits, true) +
    (words[i - 7] as bigint) +
    sigma(before2, small1, variant.bits, true);
  return BigInt.asUintN(Number(variant.bits), sum);
}

type Turn = readonly [bigint, bigint, bigint];

function compress(state: readonly bigint[], words: readonly bigint[], variant: Variant): bigint[] {
  const { bits } = variant;
  const [, , big0, big1] = variant.turns as [Turn, Turn, Turn, Turn];
  const cut = (value: bigint) => BigInt.asUintN(Number(bits), value);
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (const [i, scheduledWord] of words.entries()) {
    const constant = (CONSTANTS[i] as bigint) >> (64n - bits);
    const choice = (e & f) ^ (cut(~e) & g);
    const first = h + sigma(e, big1, bits, false) + choice + constant + scheduledWord;
    const second = sigma(a, big0, bits, false) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, cut(d + first), c, b, a, cut(first + second)];
  }
  return [a, b, c, d, e, f, g, h];
}

function sigma(value: bigint, [x, y, z]: Turn, bits: bigint, shift: boolean): bigint {
  const turn = (by: bigint) => BigInt.asUintN(Number(bits), (value >> by) | (value << (bits - by)));
  return turn(x) ^ turn(y) ^ (shift ? value >> z : turn(z));
}

function word(view: DataView, at: number, bits: bigint): bigint {
  return bits === 32n ? BigInt(view.getUint32(at)) : view.getBigUint64(at);
}

function roots(from: number, to: number): bigint[] {
  return PRIMES.slice(from, to).map((prime) => fraction(root(prime, 2n, 64n)));
}

function fraction(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

/** The degree-th root of n, times 2 to the power `places`, cut to an integer. */
function root(n: bigint, degree: bigint, places: bigint): bigint {
  const target = n << (places * degree);
  let [low, high] = [0n, 1n << (places + 8n)];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= target) low = middle;
    else high = middle - 1n;
  }
  return low;
}

function firstPrimes(count: number): bigint[] {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < count; n += 1n)
    if (primes.every((prime) => n % prime !== 0n)) primes.push(n);
  return primes;
}
