import type { ValueId } from '../graph/node.js';
import type { Scope, State } from '../graph/state.js';

/** A recorded machine with everything decided that does not depend on the query language. */
export interface Program {
  readonly top: Scope;
  /** The values that `$` holds when a state starts. */
  readonly held: ReadonlyMap<State, ReadonlySet<ValueId>>;
  /** Names of the variables that keep values which outlive `$`. */
  readonly variables: ReadonlyMap<ValueId, string>;
}
