import { createHash } from 'node:crypto';
import { md5 } from './md5.js';
import { sha1 } from './sha1.js';
import { sha256, sha384, sha512 } from './sha2.js';

const TEXTS = [
  '',
  'abc',
  'é✓',
  ...[54, 55, 56, 63, 64, 65, 111, 112, 119, 128, 1_000].map((n) => 'a'.repeat(n)),
];

describe.each([
  ['md5', md5],
  ['sha1', sha1],
  ['sha256', sha256],
  ['sha384', sha384],
  ['sha512', sha512],
])('%s', (name, hash) => {
  it.each(TEXTS.map((text) => [text.length, text] as const))(
    'digests %i characters as node does',
    (_, text) => {
      expect(hash(new TextEncoder().encode(text))).toBe(createHash(name).update(text).digest('hex'));
    },
  );
});
