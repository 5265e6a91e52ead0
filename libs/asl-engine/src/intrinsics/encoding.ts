import { createHash } from 'node:crypto';
import { intrinsicFailure, wantString, type IntrinsicFunction } from './function.js';

/** AWS's limit for the text of the encoding and hash functions, in characters. */
const MAX_TEXT = 10_000;

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

export const base64Encode: IntrinsicFunction = ([text]) =>
  Buffer.from(limited('States.Base64Encode', wantString('States.Base64Encode', text))).toString('base64');

export const base64Decode: IntrinsicFunction = ([text]) =>
  Buffer.from(limited('States.Base64Decode', wantString('States.Base64Decode', text)), 'base64').toString();

export const hash: IntrinsicFunction = ([value, algorithm]) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return hashText(limited('States.Hash', text), wantString('States.Hash', algorithm));
};

/** Hex digest by one of AWS's five algorithm names. @throws StateFailure for another name. */
export function hashText(text: string, algorithm: string): string {
  const name = ALGORITHMS[algorithm];
  if (!name)
    throw intrinsicFailure(
      `Unknown hash algorithm '${algorithm}': use ${Object.keys(ALGORITHMS).join(', ')}`,
    );
  return createHash(name).update(text).digest('hex');
}

function limited(name: string, text: string): string {
  if (text.length > MAX_TEXT) throw intrinsicFailure(`${name} takes at most ${MAX_TEXT} characters`);
  return text;
}
