import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { messageOf } from '../../errors.js';
import { checkRecord, describeTally, tally, type RunCheck } from './check.js';
import { DataError, groupsOf, recordsOf } from './data-folder.js';
import { MAX_PUBLISHED, PUBLISHED } from './published.js';

const USAGE = 'npm run conformance -- --data DIR [--group GROUP] [--json FILE]';

interface Options {
  readonly data: string;
  readonly group: string | undefined;
  readonly json: string | undefined;
}

/** Replays the records of a folder and prints what came of it. Answers the exit code: 2 when it could not begin. */
export async function main(argv: readonly string[]): Promise<number> {
  let groups: string[];
  let options: Options;
  try {
    options = read(argv);
    groups = chosen(options);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n${USAGE} (or set CONFORMANCE_DATA)\n`);
    return 2;
  }
  const checks: RunCheck[] = [];
  for (const group of groups) {
    try {
      for (const record of recordsOf(options.data, group)) checks.push(...(await checkRecord(record)));
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
  }
  report(groups, checks);
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify(summary(groups, checks), null, 2)}\n`);
  if (PUBLISHED.size > MAX_PUBLISHED) {
    process.stdout.write(
      `The published list has ${PUBLISHED.size} entries, at most ${MAX_PUBLISHED} are allowed.\n`,
    );
    return 1;
  }
  return checks.some((check) => check.outcome === 'failed') ? 1 : 0;
}

function read(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, group: { type: 'string' }, json: { type: 'string' } },
  });
  const data = values.data ?? process.env['CONFORMANCE_DATA'];
  if (data === undefined) throw new DataError('No data was given.');
  return { data, group: values.group, json: values.json };
}

function chosen({ data, group }: Options): string[] {
  const all = groupsOf(data);
  if (group === undefined) return all;
  if (all.includes(group)) return [group];
  throw new DataError(`'${data}' has no group '${group}'. It has: ${all.join(', ')}.`);
}

function report(groups: readonly string[], checks: readonly RunCheck[]): void {
  for (const check of checks) {
    if (check.outcome === 'failed')
      process.stdout.write(`FAILED ${check.id}\n${(check.detail ?? '').replaceAll(/^/gm, '  ')}\n`);
  }
  const width = Math.max(...groups.map((group) => group.length), 'total'.length) + 1;
  const line = (name: string, of: readonly RunCheck[]) =>
    process.stdout.write(`${`${name}:`.padEnd(width)} ${describeTally(tally(of))}\n`);
  for (const group of groups) line(group, ofGroup(checks, group));
  line('total', checks);
}

function ofGroup(checks: readonly RunCheck[], group: string): RunCheck[] {
  return checks.filter((check) => check.group === group);
}

function summary(groups: readonly string[], checks: readonly RunCheck[]): object {
  return {
    total: tally(checks),
    groups: Object.fromEntries(groups.map((group) => [group, tally(ofGroup(checks, group))])),
    runs: checks.filter((check) => check.outcome !== 'passed'),
  };
}
