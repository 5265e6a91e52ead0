import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkRecord, describeTally, tally, type RunCheck } from './check.js';
import { groupsOf, recordsOf } from './data-folder.js';
import { MAX_PUBLISHED, PUBLISHED } from './published.js';

const USAGE = 'npm run conformance -- --data DIR [--group GROUP] [--json FILE]';

/** Replays the records of a folder and prints what came of it. Answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, group: { type: 'string' }, json: { type: 'string' } },
  });
  const data = values.data ?? process.env['CONFORMANCE_DATA'];
  if (data === undefined) {
    process.stderr.write(`No data: ${USAGE} (or set CONFORMANCE_DATA).\n`);
    return 2;
  }
  const groups = groupsOf(data).filter((group) => values.group === undefined || group === values.group);
  if (groups.length === 0) {
    process.stderr.write(
      `'${data}' has no group '${values.group ?? ''}'. It has: ${groupsOf(data).join(', ')}.\n`,
    );
    return 2;
  }
  const all: RunCheck[] = [];
  for (const group of groups) {
    const checks: RunCheck[] = [];
    for (const record of recordsOf(data, group)) checks.push(...(await checkRecord(record)));
    print(group, checks);
    all.push(...checks);
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(summary(all), null, 2)}\n`);
  process.stdout.write(`total: ${describeTally(tally(all))}\n`);
  if (PUBLISHED.size > MAX_PUBLISHED) {
    process.stdout.write(
      `The published list has ${PUBLISHED.size} entries, at most ${MAX_PUBLISHED} are allowed.\n`,
    );
    return 1;
  }
  return all.some((check) => check.outcome === 'failed') ? 1 : 0;
}

function print(group: string, checks: readonly RunCheck[]): void {
  for (const check of checks) {
    if (check.outcome === 'failed')
      process.stdout.write(`FAILED ${check.id}\n${indent(check.detail ?? '')}\n`);
  }
  process.stdout.write(`${group}: ${describeTally(tally(checks))}\n`);
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

function summary(checks: readonly RunCheck[]): object {
  const groups = [...new Set(checks.map((check) => check.group))];
  return {
    total: tally(checks),
    groups: Object.fromEntries(
      groups.map((group) => [group, tally(checks.filter((check) => check.group === group))]),
    ),
    runs: checks.filter((check) => check.outcome !== 'passed'),
  };
}
