import type { Json } from '@ringi/asl';

/** One record of the conformance data; only what the replay reads. The data's README describes all of it. */
export interface ConformanceRecord {
  readonly id: string;
  readonly group: string;
  readonly services: readonly string[];
  readonly machines: readonly RecordedMachine[];
  readonly runs: readonly RecordedRun[];
  readonly clock?: string;
  readonly unsupported?: string;
  readonly normalise?: readonly { readonly op: string; readonly to?: string }[];
  readonly expected: Readonly<Record<string, unknown>>;
}

export interface RecordedMachine {
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly arn?: string;
  readonly roleArn?: string;
  readonly definition?: unknown;
  readonly definitionRaw?: string;
}

export interface RecordedRun {
  readonly api: string;
  readonly machine?: number;
  readonly input?: Json;
  readonly inputRaw?: string;
  readonly name?: string;
  readonly executionArn?: string;
  readonly definition?: unknown;
  readonly definitionRaw?: string;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly taskResults?: Readonly<Record<string, readonly RecordedTaskResult[]>>;
  readonly expect: { readonly key: string; readonly index?: number; readonly form: string };
}

export interface RecordedTaskResult {
  readonly status: 'succeeded' | 'failed' | 'timedOut';
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: Json;
}

/** The recorded answer that a run is compared with. */
export function expectedAnswer(record: ConformanceRecord, run: RecordedRun): unknown {
  const answer = record.expected[run.expect.key];
  return run.expect.index === undefined ? answer : (answer as readonly unknown[])[run.expect.index];
}
