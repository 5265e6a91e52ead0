import { BuildError } from '../graph/build-error.js';
import type { State } from '../graph/state.js';

/** Gives plain data back, or says what is wrong with it: only JSON and expressions can be in a template. */
export function checkData(state: State, value: unknown): unknown {
  const isStep =
    typeof value === 'object' && value !== null && Symbol.iterator in value && !Array.isArray(value);
  if (isStep) {
    throw new BuildError(
      `'${state.name}' has a step among its data: run it first, with \`yield*\``,
      state.position,
    );
  }
  if (
    ['function', 'symbol', 'bigint'].includes(typeof value) ||
    (typeof value === 'number' && !Number.isFinite(value))
  ) {
    throw new BuildError(
      `'${state.name}' has a ${typeof value} among its data that is not JSON: ${String(value)}`,
      state.position,
    );
  }
  return value;
}
