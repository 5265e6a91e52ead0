import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { committedFiles, ROOT } from './root.js';

/** Folders that exist on one machine: this checkout's, a home's. */
const MACHINE_PATHS = [
  ROOT.replace(/\/$/, ''),
  ...(homedir().length > 1 ? [homedir() + '/'] : []),
  `/home/${userInfo().username}/`,
  `/Users/${userInfo().username}/`,
];
const SECRETS = [
  /\bAKIA(?!EXAMPLE|IOSFODNN7EXAMPLE)[A-Z2-7]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /"resolved": "https?:/,
];

describe('committed files', () => {
  const texts = committedFiles()
    .filter((file) => !/\.(png|jpe?g|ico|woff2?|zip)$/.test(file))
    .flatMap((file) => {
      try {
        return [{ file, text: readFileSync(join(ROOT, file), 'utf8') }];
      } catch {
        return []; // deleted in the working copy
      }
    });

  it('hold no path of this machine', () => {
    expect(texts.length).toBeGreaterThan(100);
    const found = texts.filter(({ text }) => MACHINE_PATHS.some((path) => text.includes(path)));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('hold no secret and no registry’s address', () => {
    const found = texts.filter(({ text }) => SECRETS.some((secret) => secret.test(text)));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('leave out what is made: bundles, templates, endpoints with keys', () => {
    const made = /(^|\/)(node_modules|dist|bundle|cdk\.out|out-tsc|\.nx|\.local|coverage|test-results)\//;
    expect(committedFiles().filter((file) => made.test(file))).toEqual([]);
  });
});
