import { BuildError } from './build-error.js';
import { INPUT, type ValueId } from './node.js';
import type { Binding, Edge, FailState, Scope, State, SucceedState, VerbatimState } from './state.js';
import { templateKey } from './template.js';

/** A step that was made and not run yet. */
interface Pending {
  readonly label: string;
  readonly position: string;
}

/**
 * Records the steps of one machine, in the order in which its body runs them. `open` are the transitions that
 * lead to whatever comes next; a step that ends the machine leaves none.
 */
export class Recorder {
  open: Edge[] = [];
  readonly pending = new Set<Pending>();
  /** What a value is called in messages and as a variable. */
  readonly hints = new Map<ValueId, string>([[INPUT, 'input']]);
  /** The results of scopes. */
  readonly results = new Set<ValueId>();
  readonly names = new Map<string, State>();
  private readonly scopes: Scope[] = [];
  private count = 0;

  constructor(readonly machineName: string) {}

  get scope(): Scope {
    const scope = this.scopes.at(-1);
    if (!scope) throw new Error('no scope is open: steps can only run inside machine()');
    return scope;
  }

  newValue(hint: string): ValueId {
    const id = `v${++this.count}`;
    this.hints.set(id, hint);
    return id;
  }

  newEdge(from: State | undefined, caught?: ValueId): Edge {
    return { scope: this.scope, from, binds: [], ...(caught !== undefined && { caught }) };
  }

  /** Adds a state that every open transition leads to. Its own transitions are for the caller to open. */
  add<S extends State>(state: S): S {
    const twin = this.names.get(state.name);
    if (twin) {
      throw new BuildError(
        `state '${state.name}' is defined twice (first at ${twin.position})`,
        state.position,
      );
    }
    checkName(state);
    this.enter(state);
    this.names.set(state.name, state);
    this.scope.states.push(state);
    return state;
  }

  /** Adds an end state, or leads to the one of that name and type that is already there. */
  addEnd<S extends SucceedState | FailState>(state: S): S {
    const twin = this.names.get(state.name);
    if (twin?.type !== state.type || twin.scope !== this.scope) return this.add(state);
    this.enter(state, twin);
    return twin as S;
  }

  /** The same for an end state written verbatim, when the fields are the same as well. */
  addVerbatimEnd(state: VerbatimState): void {
    const twin = this.names.get(state.name);
    const same =
      twin?.type === 'Verbatim' &&
      twin.scope === this.scope &&
      twin.asl === state.asl &&
      templateKey(twin.fields) === templateKey(state.fields);
    if (same) this.enter(state, twin);
    else this.add(state);
  }

  private enter(state: State, target: State = state): void {
    if (this.open.length === 0) {
      throw new BuildError(
        `state '${state.name}' cannot be reached: every path before it has ended`,
        state.position,
      );
    }
    this.leadTo(target);
  }

  leadTo(state: State): void {
    for (const edge of this.open) edge.to = state;
    this.open = [];
  }

  /** Records `body` as the states of an inner scope (or the machine's own). */
  inScope(kind: Scope['kind'], holds: ValueId | undefined, position: string, body: () => unknown): Scope {
    const outerOpen = this.open;
    const scope = { kind, states: [], holds } as unknown as Scope;
    scope.entry = { scope, from: undefined, binds: [] };
    this.scopes.push(scope);
    this.open = [scope.entry];
    try {
      const result = body();
      if (scope.states.length === 0)
        throw new BuildError('a machine or branch needs at least one state', position);
      if (result !== undefined) {
        const as = this.newValue('result');
        this.results.add(as);
        bind(this.open, { as, value: result });
      } else if (kind === 'machine' && this.open.length > 0) {
        throw new BuildError(
          'the machine stops without a value: end it with succeed(), fail() or a returned value',
          position,
        );
      }
    } finally {
      this.scopes.pop();
      this.open = outerOpen;
    }
    return scope;
  }
}

/** Source of the limit: https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html */
export const LONGEST_NAME = 80;

function checkName({ name, position }: State): void {
  if (name.length > LONGEST_NAME) {
    throw new BuildError(
      `state name '${name}' has ${name.length} characters; at most ${LONGEST_NAME} are allowed`,
      position,
    );
  }
  if (name.length === 0) throw new BuildError('a state needs a name', position);
}

export function bind(edges: readonly Edge[], binding: Binding): void {
  for (const edge of edges) edge.binds.push(binding);
}

let current: Recorder | undefined;

export function currentRecorder(): Recorder | undefined {
  return current;
}

/** Makes `recorder` the one that steps record themselves in, while `run` runs. */
export function recording<T>(recorder: Recorder, run: () => T): T {
  const outer = current;
  current = recorder;
  try {
    return run();
  } finally {
    current = outer;
  }
}
