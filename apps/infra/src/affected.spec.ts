import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { INFRA_HOME } from './home.js';

const WORKSPACE = resolve(INFRA_HOME, '../..');

/** Projects that Nx holds affected when one file has changed. */
function affectedBy(file: string): string[] {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const answer = execFileSync(
    process.execPath,
    [nx, 'show', 'projects', '--affected', `--files=${file}`, '--json'],
    { cwd: WORKSPACE, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' } },
  );
  return JSON.parse(answer.slice(answer.indexOf('['))) as string[];
}

it('sees infra when only a handler changed, though infra imports none: its bundle is deployed', () => {
  const affected = affectedBy('libs/handlers/src/core/start.ts');
  expect(affected).toEqual(expect.arrayContaining(['@ringi/handlers', '@ringi/constructs', '@ringi/infra']));
  expect(affected).not.toContain('@ringi/asl');
}, 120_000);
