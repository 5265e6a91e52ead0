import { checkRecord, type RunCheck } from './testing/conformance/check.js';
import { groupsOf, recordsOf } from './testing/conformance/data-folder.js';
import { MAX_PUBLISHED, PUBLISHED } from './testing/conformance/published.js';

// Skipped without the folder: the recordings are other people's files and no part of this repository.
const folder = process.env['CONFORMANCE_DATA'];
const maybe = folder ? describe : describe.skip;

maybe('answers recorded from AWS (CONFORMANCE_DATA)', () => {
  it.each(folder ? groupsOf(folder) : [])('%s: every run answers as AWS did', async (group) => {
    const checks: RunCheck[] = [];
    for (const record of recordsOf(folder as string, group)) checks.push(...(await checkRecord(record)));
    const failed = checks.filter((check) => check.outcome === 'failed');
    expect(failed.map(({ id, detail }) => ({ id, detail }))).toEqual([]);
  });
});

describe('the published list of recordings that are not to be matched', () => {
  it('does not grow beyond its limit', () => {
    expect(PUBLISHED.size).toBeLessThanOrEqual(MAX_PUBLISHED);
  });
});
