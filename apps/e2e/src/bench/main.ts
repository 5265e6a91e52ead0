import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { measureColdStarts, measureNode, measurePython } from './cold-start.js';
import { measureLatency, RAISED_QUOTA } from './latency.js';
import { measureMemory } from './memory.js';
import { report, type BenchResult } from './report.js';

/** Measures, prints tables, and writes `--json FILE`. Progress goes to stderr. */
export async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: { json: { type: 'string' } }, strict: true });
  const progress = (line: string): void => void process.stderr.write(`  ${line}\n`);
  const cold_starts = measureColdStarts(progress);
  progress('node and Python alone');
  const [bare_node_ms, python] = [measureNode(), measurePython()];
  // Before the other, whose garbage would hide what requests take.
  const memory = await measureMemory(progress);
  const result: BenchResult = {
    node: process.version,
    cpus: availableParallelism(),
    raised: { concurrent_automations: RAISED_QUOTA },
    latency: await measureLatency(progress),
    memory,
    cold_starts,
    bare_node_ms,
    python,
  };
  for (const line of report(result)) console.log(line);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
}
