import type { ColdStart, PythonStart } from './cold-start.js';
import { RAISED_QUOTA, type Latency } from './latency.js';
import type { Memory } from './memory.js';

export interface BenchResult {
  readonly node: string;
  readonly cpus: number;
  readonly raised: { readonly concurrent_automations: number };
  readonly latency: readonly Latency[];
  readonly memory: Memory;
  readonly cold_starts: readonly ColdStart[];
  readonly bare_node_ms: number;
  readonly python: PythonStart;
}

const GOAL_KB = 300;
const ms = (value: number): string => value.toFixed(0).padStart(6);

/** The result as tables people read. */
export function report(result: BenchResult): string[] {
  const { latency, memory, cold_starts, bare_node_ms, python } = result;
  const goalMs = 'ms' in python ? python.ms / 3 : undefined;
  return [
    '',
    `Node ${result.node}, ${result.cpus} CPUs. Flow in the form of two documents, emulated AWS in one process.`,
    `Raised: SSM runs ${RAISED_QUOTA} automations at once instead of AWS's 100.`,
    '',
    'Latency in ms        start → level 1 waits    decision → next level waits',
    'concurrent  samples      p50      p95              p50      p95',
    ...latency.map(
      ({ concurrent, samples, start_to_waiting: s, decision_to_next: d }) =>
        `${String(concurrent).padStart(10)}  ${String(samples).padStart(7)}   ${ms(s.p50)}   ${ms(s.p95)}           ${ms(d.p50)}   ${ms(d.p95)}`,
    ),
    '',
    `Memory: ${memory.after_mb.toFixed(0)} MB resident with ${memory.waiting} requests waiting (${memory.before_mb.toFixed(0)} MB before; ${memory.per_request_kb.toFixed(0)} KB a request)`,
    '',
    `Function     KB  gzip KB  cold start ms   (bare node ${bare_node_ms.toFixed(0)} ms)`,
    ...cold_starts.map(
      (one) =>
        `${one.function.padEnd(10)} ${one.kb.toFixed(0).padStart(4)}  ${one.gzip_kb.toFixed(0).padStart(7)}  ${ms(one.ms)}${one.kb > GOAL_KB ? `   over ${GOAL_KB} KB` : ''}${goalMs !== undefined && one.ms > goalMs ? `   over ${goalMs.toFixed(0)} ms, a third of Python` : ''}`,
    ),
    'ms' in python
      ? `Python with boto3 and 4 clients: ${python.ms.toFixed(0)} ms; goal: at most a third of it, ${(goalMs ?? 0).toFixed(0)} ms`
      : `Python with boto3 and 4 clients: skipped, ${python.skipped}`,
  ];
}
