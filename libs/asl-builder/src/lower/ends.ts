import { nodeOf, refTo } from '../graph/node.js';
import type { Recorder } from '../graph/recorder.js';
import { BuildError } from '../graph/build-error.js';
import type { Binding, Edge, FailState, Scope, SucceedState } from '../graph/state.js';
import { isRecord, templateKey } from '../graph/template.js';
import { edgesOf, statesOf } from '../graph/walk.js';
import { insertBefore } from './insert-pass.js';

/**
 * Decides what end states print. Where everything that leads to one brings the same value, the state computes it
 * itself; where the values differ, they stay bound to the state's argument, which is to be in `$`.
 */
export function resolveEnds(recorder: Recorder, top: Scope): void {
  const edges = [...edgesOf(top)];
  for (const state of [...statesOf(top)]) {
    if (state.type !== 'Succeed' && state.type !== 'Fail') continue;
    const incoming = edges.filter((edge) => edge.to === state);
    const bound = incoming.flatMap((edge) => edge.binds.filter((binding) => binding.as === state.argument));
    const same = new Set(bound.map((binding) => templateKey(binding.value))).size === 1;
    if (same) for (const edge of incoming) edge.binds = edge.binds.filter(({ as }) => as !== state.argument);
    if (state.type === 'Fail') resolveFail(state, bound, same);
    else if (same) resolveSucceed(recorder, state, incoming, bound[0]?.value);
  }
}

/** Succeed can pick a value in both languages, but compute one in JSONata only: a Pass does it in both. */
function resolveSucceed(
  recorder: Recorder,
  state: SucceedState,
  incoming: readonly Edge[],
  value: unknown,
): void {
  const kind = nodeOf(value)?.kind;
  if (kind === 'ref' || kind === 'context') state.output = value;
  else insertBefore(recorder, state, incoming, { name: `${state.name} Value`, value, values: [] });
}

function resolveFail(state: FailState, bound: readonly Binding[], same: boolean): void {
  const failures = bound.map(({ value }) => (isRecord(value) ? value : {}));
  const [first = {}] = failures;
  for (const key of ['Error', 'Cause']) {
    if (failures.some((failure) => (failure[key] === undefined) !== (first[key] === undefined))) {
      throw new BuildError(
        `fail('${state.name}') is used with and without ${key.toLowerCase()}: give it everywhere or nowhere`,
        state.position,
      );
    }
  }
  const argument = (key: 'Error' | 'Cause') =>
    first[key] === undefined ? undefined : refTo(state.argument, [key]);
  state.error = same ? first['Error'] : argument('Error');
  state.cause = same ? first['Cause'] : argument('Cause');
}
