import { PUBLISHED, type PublishedKind } from './published.js';
import type { ConformanceRecord } from './record.js';
import { notReplayable, replay, type Replayed } from './replay.js';

export interface RunCheck {
  /** `record id#run index`. */
  readonly id: string;
  readonly group: string;
  readonly outcome: 'passed' | 'failed' | 'not applicable';
  /** The difference, or why the run does not apply. */
  readonly detail?: string;
  readonly kind?: PublishedKind;
}

/** Replays every run of a record and judges the answers; an entry of the published list that has become stale fails. */
export async function checkRecord(record: ConformanceRecord): Promise<RunCheck[]> {
  const checks: RunCheck[] = [];
  for (const index of record.runs.keys()) {
    const id = `${record.id}#${index}`;
    checks.push({ id, group: record.group, ...(await checkRun(record, index, id)) });
  }
  return checks;
}

async function checkRun(
  record: ConformanceRecord,
  index: number,
  id: string,
): Promise<Omit<RunCheck, 'id' | 'group'>> {
  const unusable = notReplayable(record, index);
  if (unusable !== undefined) return { outcome: 'not applicable', detail: unusable };
  const { difference, unscripted } = await attempt(record, index);
  if (unscripted !== undefined) return { outcome: 'not applicable', detail: unscripted };
  const published = PUBLISHED.get(id);
  if (published && difference !== undefined) {
    return { outcome: 'not applicable', kind: published.kind, detail: published.why };
  }
  if (published) {
    return { outcome: 'failed', detail: `The run matches: take '${id}' off the published list.` };
  }
  return difference === undefined ? { outcome: 'passed' } : { outcome: 'failed', detail: difference };
}

/** A crash of the engine is a difference like any other. */
async function attempt(record: ConformanceRecord, index: number): Promise<Replayed> {
  try {
    return await replay(record, index);
  } catch (error) {
    return { difference: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

export interface Tally {
  passed: number;
  failed: number;
  notApplicable: number;
}

export function tally(checks: readonly RunCheck[]): Tally {
  const count = (outcome: RunCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), notApplicable: count('not applicable') };
}

export function describeTally({ passed, failed, notApplicable }: Tally): string {
  return `${passed} passed, ${failed} failed, ${notApplicable} not applicable`;
}
