import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXPECTED_FAILURES } from './testing/conformance/expected-failures.js';
import type { ConformanceRecord } from './testing/conformance/record.js';
import { notReplayable, replay } from './testing/conformance/replay.js';

const folder = process.env['CONFORMANCE_DATA'];
const maybe = folder ? describe : describe.skip;
const groups = folder ? readdirSync(join(folder, 'asl')).filter((file) => file.endsWith('.json')) : [];

maybe('histories recorded from AWS (CONFORMANCE_DATA)', () => {
  it.each(groups)('%s: every replayable run answers as AWS did, but for the known failures', async (file) => {
    const records = JSON.parse(
      readFileSync(join(folder as string, 'asl', file), 'utf8'),
    ) as ConformanceRecord[];
    const differences: Record<string, string> = {};
    const skipped: Record<string, number> = {};
    let matched = 0;
    for (const record of records) {
      for (const [index, run] of record.runs.entries()) {
        const reason = notReplayable(record, run);
        if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
        else {
          const difference = await replay(record, run);
          if (difference === undefined) matched += 1;
          else differences[`${record.id}#${index}`] = difference;
        }
      }
    }
    if (process.env['CONFORMANCE_REPORT']) {
      const failed = Object.keys(differences).length;
      process.stdout.write(`${file} ${matched} of ${matched + failed} ${JSON.stringify(skipped)}\n`);
      for (const [id, text] of Object.entries(differences)) process.stdout.write(`  ${id}: ${text}\n`);
    }
    const known = Object.keys(EXPECTED_FAILURES).filter((id) =>
      records.some((record) => id.startsWith(`${record.id}#`)),
    );
    const unexpected = Object.entries(differences).filter(([id]) => !known.includes(id));
    expect(unexpected).toEqual([]);
    expect(known.filter((id) => !Object.hasOwn(differences, id))).toEqual([]);
  });
});
