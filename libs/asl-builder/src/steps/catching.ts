import { runArms } from '../graph/join.js';
import { refTo } from '../graph/node.js';
import type { Recorder } from '../graph/recorder.js';
import type { Catcher, TaskState, MapState, ParallelState } from '../graph/state.js';
import { runBody } from '../graph/step.js';

/** Handlers by error name, types erased. */
export type AnyHandlers = Readonly<Record<string, (error: unknown) => unknown>>;

/**
 * Gives the state one catcher per handler and records the handlers' bodies; then goes on from the state's own result
 * and from every handler that does not end the machine. `States.ALL` goes last, where AWS demands it.
 */
export function catching(
  recorder: Recorder,
  state: TaskState | ParallelState | MapState,
  value: unknown,
  handlers: AnyHandlers = {},
): unknown {
  const names = Object.keys(handlers).sort((a, b) => Number(a === 'States.ALL') - Number(b === 'States.ALL'));
  recorder.open = [state.next];
  if (names.length === 0) return value;
  const arms = names.map((name) => {
    const error = recorder.newValue(`${state.name} error`);
    const edge = recorder.newEdge(state, error);
    const catcher: Catcher = { errors: [name], value: error, edge, assign: new Set() };
    state.catches.push(catcher);
    return { edge, run: () => runBody(handlers[name]?.(refTo(error))) };
  });
  return runArms(recorder, state.name, arms, [{ open: [state.next], value }]);
}
