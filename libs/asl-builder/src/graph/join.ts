import { nodeOf, refTo } from './node.js';
import { bind, type Recorder } from './recorder.js';
import type { Edge } from './state.js';
import { templateKey } from './template.js';

/** One way through a branching step. */
export interface Arm {
  readonly edge: Edge;
  readonly run: () => unknown;
}

/** How one arm came out: what it leaves open, and its value there. */
export interface Outcome {
  readonly open: Edge[];
  readonly value: unknown;
}

/** Runs the arms, each from its own transition, then goes on where they leave off. Gives the merged value. */
export function runArms(
  recorder: Recorder,
  hint: string,
  arms: readonly Arm[],
  before: readonly Outcome[] = [],
): unknown {
  const outcomes = [...before];
  for (const arm of arms) {
    recorder.open = [arm.edge];
    const value = arm.run();
    if (recorder.open.length > 0) outcomes.push({ open: recorder.open, value });
  }
  return join(recorder, hint, outcomes);
}

/** Goes on from all outcomes. Where their values differ, the merged value is bound on each transition. */
export function join(recorder: Recorder, hint: string, outcomes: readonly Outcome[]): unknown {
  recorder.open = outcomes.flatMap((outcome) => outcome.open);
  const valued = outcomes.filter((outcome) => outcome.value !== undefined);
  const first = valued[0];
  if (!first) return undefined;
  const same = new Set(valued.map((outcome) => templateKey(outcome.value))).size === 1;
  if (same && nodeOf(first.value)?.kind === 'ref') return first.value;
  const merged = recorder.newValue(hint);
  for (const outcome of valued) bind(outcome.open, { as: merged, value: outcome.value });
  return refTo(merged);
}
