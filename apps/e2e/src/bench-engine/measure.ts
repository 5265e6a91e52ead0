import { performance } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import type { BenchCase } from './cases.js';
import { other, ours, type Engine } from './engines.js';

const ROUNDS = 5;

export interface CaseResult {
  readonly name: string;
  /** Executions a second, medians. */
  readonly ours: number;
  readonly other: number;
  /** Median of the rounds' ratios: both engines take turns, so that a busy machine slows both. */
  readonly ratio: number;
  readonly goal: number;
}

export async function measureCases(cases: readonly BenchCase[]): Promise<CaseResult[]> {
  const theirs = await other();
  const results: CaseResult[] = [];
  for (const bench of cases) results.push(await measureCase(bench, theirs));
  return results;
}

async function measureCase(bench: BenchCase, theirs: Engine): Promise<CaseResult> {
  // Both warm, and both doing the same work.
  const [a, b] = [await ours(bench), await theirs(bench)];
  if (!isDeepStrictEqual(a, b)) throw new Error(`${bench.name}: the engines answer differently.`);
  const rounds: { ours: number; other: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ ours: await rate(ours, bench), other: await rate(theirs, bench) });
  return {
    name: bench.name,
    ours: median(rounds.map((round) => round.ours)),
    other: median(rounds.map((round) => round.other)),
    ratio: median(rounds.map((round) => round.ours / round.other)),
    goal: bench.goal,
  };
}

async function rate(engine: Engine, bench: BenchCase): Promise<number> {
  const start = performance.now();
  for (let run = 0; run < bench.runs; run += 1) await engine(bench);
  return (bench.runs / (performance.now() - start)) * 1_000;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
