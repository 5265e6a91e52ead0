import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * The core: a machine of all eight state types with the control flow, in both languages, with diagram and source map.
 * What calls which service, verbatim states and items read from files come on top, for those who use them.
 */
const CORE = [
  'awsSdk block choice eq fail format loop loopFrom machine map match matchTag next parallel pass',
  'succeed t task wait when',
];
const MOST_CORE_BYTES = 12 * 1024;

/** The same with everything that builds a machine. */
const WHOLE = [
  ...CORE,
  'batch distributedMap fn foreign lambda optimized optimizedToken raw rawState s3 select sdk sqs states',
  'add and array arrayContains arrayGetItem arrayPartition arrayRange arrayUnique asBoolean asNumber asText asTimestamp',
  'at base64Decode base64Encode gt gte hash isPresent json jsonata jsonMerge length lt lte ne not or parseJson random',
  'split uuid',
];
const MOST_WHOLE_BYTES = 14_500;

function bundle(names: readonly string[]): Buffer {
  const esbuild = require.resolve('esbuild/bin/esbuild');
  const args = ['--bundle', '--minify', '--format=esm', '--conditions=@ringi/source', '--log-level=error'];
  return execFileSync(esbuild, [...args, '--loader=ts'], {
    cwd: join(__dirname),
    input: `export { ${names.join(' ').split(' ').join(', ')} } from './index.js'`,
  });
}

const zipped = (names: readonly string[]): number => gzipSync(bundle(names), { level: 9 }).length;

describe('the bundle of a program', () => {
  it(`has a core of at most ${MOST_CORE_BYTES} bytes, minified and gzipped`, () => {
    expect(zipped(CORE)).toBeLessThanOrEqual(MOST_CORE_BYTES);
  });

  it(`is at most ${MOST_WHOLE_BYTES} bytes with everything that builds a machine`, () => {
    expect(zipped(WHOLE)).toBeLessThanOrEqual(MOST_WHOLE_BYTES);
  });

  it('imports nothing at run time, and nothing that the steps do not need', () => {
    const minified = bundle(CORE).toString();
    expect(minified).not.toMatch(/\bimport\b|\brequire\(/);
    expect(minified).not.toContain('StepFunctionsGetEventsForECSTaskRule');
    expect(minified).not.toContain('States.Base64Encode');
  });
});
