import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a program with every step in it bundles. The goal is 12 KB; this gate keeps what is reached from getting worse. */
const MOST_BYTES = 13_500;

const STEPS = [
  'block choice eq fail fn format lambda loop loopFrom machine map match matchTag next parallel pass raw rawState',
  'sqs states succeed t task wait when',
]
  .join(' ')
  .split(' ');

function bundle(): Buffer {
  const esbuild = require.resolve('esbuild/bin/esbuild');
  const args = ['--bundle', '--minify', '--format=esm', '--conditions=@ringi/source', '--log-level=error'];
  return execFileSync(esbuild, [...args, '--loader=ts'], {
    cwd: join(__dirname),
    input: `export { ${STEPS.join(', ')} } from './index.js'`,
  });
}

describe('the bundle of a program', () => {
  const minified = bundle();

  it(`is at most ${MOST_BYTES} bytes, minified and gzipped`, () => {
    expect(gzipSync(minified, { level: 9 }).length).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('imports nothing at run time, and nothing that the steps do not need', () => {
    expect(minified.toString()).not.toMatch(/\bimport\b|\brequire\(/);
    expect(minified.toString()).not.toContain('StepFunctionsGetEventsForECSTaskRule');
  });
});
