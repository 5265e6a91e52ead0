import { verbatimExits, type Edge, type Scope, type MapState, type State } from './state.js';

export function scopesOf(state: State): readonly Scope[] {
  if (state.type === 'Parallel') return state.branches;
  if (state.type === 'Verbatim') return state.scopes;
  return state.type === 'Map' ? [state.processor] : [];
}

/** Every state, outer before inner, in the order of the program. */
export function* statesOf(scope: Scope): Generator<State> {
  for (const state of scope.states) {
    yield state;
    for (const inner of scopesOf(state)) yield* statesOf(inner);
  }
}

/** The transitions that leave a state. */
export function exitsOf(state: State): Edge[] {
  switch (state.type) {
    case 'Choice':
      return [...state.rules.map((rule) => rule.edge), ...(state.otherwise ? [state.otherwise] : [])];
    case 'Succeed':
    case 'Fail':
      return [];
    case 'Wait':
    case 'Pass':
      return [state.next];
    case 'Task':
    case 'Parallel':
    case 'Map':
      return [state.next, ...state.catches.map((catcher) => catcher.edge)];
    case 'Verbatim':
      return verbatimExits(state);
  }
}

/** Every transition, the entries of all scopes included. */
export function* edgesOf(scope: Scope): Generator<Edge> {
  yield scope.entry;
  for (const state of scope.states) {
    yield* exitsOf(state);
    for (const inner of scopesOf(state)) yield* edgesOf(inner);
  }
}

/** The templates and expressions a state evaluates. */
export function templatesOf(state: State): unknown[] {
  switch (state.type) {
    case 'Task':
      return [state.args, state.timeoutSeconds, state.heartbeatSeconds, state.roleArn];
    case 'Pass':
      return [state.value];
    case 'Wait':
      return [state.seconds, state.until];
    case 'Choice':
      return state.rules.map((rule) => rule.condition);
    case 'Succeed':
      return [state.output];
    case 'Fail':
      return [state.error, state.cause];
    case 'Parallel':
    case 'Verbatim':
      return [];
    case 'Map':
      return mapTemplates(state);
  }
}

function mapTemplates({ plan, maxConcurrency, distributed }: MapState): unknown[] {
  const { items, reader, selector, batcher } = plan;
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage, writer } = distributed ?? {};
  return [
    ...[items, maxConcurrency, selector, count, percentage],
    ...[reader?.args, reader?.maxItems],
    ...[batcher?.maxItems, batcher?.maxInputBytes, batcher?.input],
    ...[writer?.bucket, writer?.prefix],
  ];
}
