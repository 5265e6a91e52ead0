import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './report.js';

const TOOL = fileURLToPath(new URL('../../../../libs/handlers/tools/bench-lists.mjs', import.meta.url));
const [FEW, MANY] = [100, 100_000];
/** p99 of a few hundred samples differs by as much from run to run. */
const FLAT = 1.5;

interface ListTimes {
  readonly requests: number;
  readonly list: string;
  readonly p99: number;
}

/** How much longer a list takes when there are a thousand times as many requests. In a process of its own. */
export function measureApiLists(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'ringi-lists-'));
  const file = join(folder, 'lists.json');
  execFileSync(process.execPath, [TOOL, '--json', file, '--sizes', `${FEW},${MANY}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const times = JSON.parse(readFileSync(file, 'utf8')) as ListTimes[];
  rmSync(folder, { recursive: true });
  const p99 = (requests: number, list: string): number =>
    times.find((each) => each.requests === requests && each.list === list)?.p99 ?? NaN;
  return [...new Set(times.map(({ list }) => list))].map((list) => ({
    what: `API ${list}: p99 of ${MANY.toLocaleString('en')} requests / of ${FEW}`,
    goal: FLAT,
    value: p99(MANY, list) / p99(FEW, list),
    unit: 'times',
    how: `${p99(MANY, list).toFixed(1)} ms / ${p99(FEW, list).toFixed(1)} ms, handlers with DynamoDB in memory`,
  }));
}
