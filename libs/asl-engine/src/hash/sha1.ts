import { hexOf, padded } from './pad.js';

const CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc | 0, 0xca62c1d6 | 0];

/** Hex digest. Source: FIPS 180-4. */
export function sha1(bytes: Uint8Array): string {
  const message = padded(bytes, 64, false);
  const state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  const words = new Int32Array(80);
  for (let offset = 0; offset < message.byteLength; offset += 64) {
    for (let i = 0; i < 80; i += 1) {
      words[i] =
        i < 16
          ? message.getInt32(offset + i * 4)
          : rotate(at(words, i - 3) ^ at(words, i - 8) ^ at(words, i - 14) ^ at(words, i - 16), 1);
    }
    let [a, b, c, d, e] = state as [number, number, number, number, number];
    for (let i = 0; i < 80; i += 1) {
      const round = Math.floor(i / 20);
      const sum = rotate(a, 5) + mix(round, b, c, d) + e + (CONSTANTS[round] as number) + at(words, i);
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, sum | 0];
    }
    [a, b, c, d, e].forEach((value, i) => (state[i] = ((state[i] as number) + value) | 0));
  }
  return hexOf(state);
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 2) return (b & c) | (b & d) | (c & d);
  return b ^ c ^ d;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function at(words: Int32Array, index: number): number {
  return words[index] as number;
}
