import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchCases } from './cases.js';
import { measureCases, type CaseResult } from './measure.js';
import { measureWaiting, type WaitingResult } from './waiting.js';

/** Measures the engine beside another one, prints a table, and writes `--json FILE`. */
export async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: { json: { type: 'string' } }, strict: true });
  const seeds = process.env['SEEDS_DATA'];
  if (seeds === undefined)
    console.log('SEEDS_DATA is not set: the caller with three task levels is left out.');
  const cases = await measureCases(benchCases(seeds));
  const waiting = await measureWaiting(10_000);
  for (const line of [...casesTable(cases), ...waitingLines(waiting)]) console.log(line);
  const result = { node: process.version, cases, waiting };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
}

function casesTable(cases: readonly CaseResult[]): string[] {
  const rate = (value: number) => value.toFixed(value < 100 ? 1 : 0).padStart(12);
  return [
    `${'executions a second'.padEnd(32)}${'ours'.padStart(12)}${'other'.padStart(12)}   ratio  goal`,
    ...cases.map(
      ({ name, ours, other, ratio, goal }) =>
        `${name.padEnd(32)}${rate(ours)}${rate(other)}  ${ratio.toFixed(1).padStart(5)}x  ${goal}x`,
    ),
  ];
}

function waitingLines(waiting: WaitingResult): string[] {
  return [
    `${waiting.executions} executions waiting on tokens: ${waiting.bytes_each} bytes each`,
    `one answered: ${waiting.step_ms_at_100.toFixed(3)} ms beside 100, ${waiting.step_ms_at_all.toFixed(3)} ms beside ${waiting.executions}`,
    `GetExecutionHistory: ${waiting.history_ms.toFixed(3)} ms`,
  ];
}
