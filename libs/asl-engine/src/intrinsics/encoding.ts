import { base64ToText, textToBase64 } from '../base64.js';
import { md5 } from '../hash/md5.js';
import { sha1 } from '../hash/sha1.js';
import { sha256, sha384, sha512 } from '../hash/sha2.js';
import { intrinsicFailure, wantString, type IntrinsicFunction } from './function.js';

/** AWS's limit for the text of the encoding and hash functions, in characters. */
const MAX_TEXT = 10_000;

const ALGORITHMS: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

export const base64Encode: IntrinsicFunction = ([text]) =>
  textToBase64(limited('States.Base64Encode', wantString('States.Base64Encode', text)));

export const base64Decode: IntrinsicFunction = ([text]) => {
  const encoded = limited('States.Base64Decode', wantString('States.Base64Decode', text));
  try {
    return base64ToText(encoded);
  } catch {
    throw intrinsicFailure(`States.Base64Decode was given text that is no base64`);
  }
};

export const hash: IntrinsicFunction = ([value, algorithm]) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return hashText(limited('States.Hash', text), wantString('States.Hash', algorithm));
};

/** Hex digest by one of AWS's five algorithm names. @throws StateFailure for another name. */
export function hashText(text: string, algorithm: string): string {
  const digest = ALGORITHMS[algorithm];
  if (!digest) {
    throw intrinsicFailure(
      `Unknown hash algorithm '${algorithm}': use ${Object.keys(ALGORITHMS).join(', ')}`,
    );
  }
  return digest(new TextEncoder().encode(text));
}

function limited(name: string, text: string): string {
  if (text.length > MAX_TEXT) throw intrinsicFailure(`${name} takes at most ${MAX_TEXT} characters`);
  return text;
}
