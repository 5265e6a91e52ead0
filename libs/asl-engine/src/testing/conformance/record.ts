import type { Json } from '@ringi/asl';

/** One record of the conformance data; only what the replay reads. The data's README describes all of it. */
export interface ConformanceRecord {
  readonly id: string;
  readonly group: string;
  readonly provenance?: { readonly recorded?: string };
  readonly services: readonly string[];
  readonly machines: readonly RecordedMachine[];
  readonly runs: readonly RecordedRun[];
  readonly resources?: readonly RecordedResource[];
  readonly functions?: Readonly<Record<string, { readonly behaviour: Behaviour }>>;
  readonly helpers?: readonly RecordedHelper[];
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
  readonly logging?: { readonly level: 'ALL' | 'ERROR' | 'FATAL'; readonly includeExecutionData: boolean };
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

/** What exists before the run: buckets, objects and activities are read here. */
export interface RecordedResource {
  readonly kind: string;
  readonly name?: string;
  readonly arn?: string;
  readonly bucket?: string;
  readonly key?: string;
  readonly body?: string;
}

/** What a Lambda function does. */
export type Behaviour =
  | { readonly kind: 'identity' }
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'raw'; readonly payload: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'delay'; readonly seconds: number; readonly then: Behaviour }
  | { readonly kind: 'raise'; readonly errorType: string; readonly message: string }
  | { readonly kind: 'repeat'; readonly char: string; readonly count: number };

/** A process beside the run; an activity worker is one, described as a state machine. */
export interface RecordedHelper {
  readonly kind: string;
  readonly activityArn?: string;
  readonly definition?: unknown;
  readonly input?: Json;
  readonly calls?: readonly { readonly op: string; readonly executionArn?: string }[];
}

/** The recorded answer that a run is compared with. */
export function expectedAnswer(record: ConformanceRecord, run: RecordedRun): unknown {
  const answer = record.expected[run.expect.key];
  return run.expect.index === undefined ? answer : (answer as readonly unknown[])[run.expect.index];
}

/** The definition's text as the caller sent it. */
export function definitionText(from: { definition?: unknown; definitionRaw?: string }): string {
  return from.definitionRaw ?? (from.definition === undefined ? '' : JSON.stringify(from.definition));
}

/** The input's text as the caller sent it; undefined when none was given. */
export function inputText(run: RecordedRun): string | undefined {
  return run.inputRaw ?? (run.input === undefined ? undefined : JSON.stringify(run.input));
}

/** Records that need no name for their machine have none. */
export function arnOf(machine: RecordedMachine | undefined): string {
  return machine?.arn ?? 'arn:aws:states:us-east-1:111111111111:stateMachine:machine';
}
