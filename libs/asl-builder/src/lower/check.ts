import { BuildError } from '../graph/build-error.js';
import { INPUT, type ValueId } from '../graph/node.js';
import type { Recorder } from '../graph/recorder.js';
import { isProducer, type Edge, type Scope, type State } from '../graph/state.js';
import { visitNodes } from '../graph/template.js';
import { edgesOf, statesOf, templatesOf } from '../graph/walk.js';
import { solve, type Facts, type Values } from './flow.js';

/**
 * Definite assignment: is everything a state uses computed on every path that leads to it? An expression can leak
 * out of a branch, an iteration or a distributed Map through a host-language variable, and the compiler cannot tell.
 */
export function checkAssigned(recorder: Recorder, top: Scope): void {
  const assigned = solve(top, assignedAlong);
  for (const state of statesOf(top)) {
    const known = assigned.get(state) ?? new Set();
    for (const template of templatesOf(state)) checkUses(recorder, template, known, state, state.scope);
  }
  for (const edge of edgesOf(top)) {
    const before = assignedBefore(edge, assigned) ?? new Set();
    const state = edge.to ?? edge.from ?? edge.scope.owner;
    const known = new Set([...before, ...edge.binds.map((binding) => binding.as)]);
    for (const { value } of edge.binds) if (state) checkUses(recorder, value, known, state, edge.scope);
  }
}

function assignedAlong(edge: Edge, facts: Facts): Values | undefined {
  const before = assignedBefore(edge, facts);
  return before && new Set([...before, ...edge.binds.map((binding) => binding.as)]);
}

function assignedBefore({ scope, from, caught }: Edge, facts: Facts): Values | undefined {
  const outer = from ? facts.get(from) : scope.owner ? facts.get(scope.owner) : new Set([INPUT]);
  if (!outer) return undefined;
  const own = from ? (isProducer(from) ? from.values : []) : scope.holds !== undefined ? [scope.holds] : [];
  return new Set([...outer, ...(caught === undefined ? own : [caught])]);
}

function checkUses(recorder: Recorder, template: unknown, known: Values, state: State, scope: Scope): void {
  visitNodes(template, (node) => {
    if (node.kind === 'context' && node.path[0] === 'Execution' && node.path[1] === 'Input') {
      if (distributedAround(scope)) throw hidden(state, 'the input of the machine');
    }
    if (node.kind !== 'ref') return;
    const name = recorder.hints.get(node.root) ?? node.root;
    if (!known.has(node.root)) {
      throw new BuildError(
        `'${state.name}' uses the result of '${name}', which is not computed on every path that reaches it`,
        state.position,
      );
    }
    const map = distributedAround(scope);
    if (map && !definedInside(map, node.root)) throw hidden(state, `'${name}'`);
  });
}

const hidden = (state: State, what: string): BuildError =>
  new BuildError(
    `'${state.name}' runs in a child execution of a distributed Map and cannot see ${what}: pass it in through the items`,
    state.position,
  );

/** The item scope of the distributed Map that a scope is in, however deep. */
function distributedAround(scope: Scope): Scope | undefined {
  const { owner } = scope;
  if (!owner) return undefined;
  return isDistributed(owner) ? scope : distributedAround(owner.scope);
}

function isDistributed(owner: State): boolean {
  if (owner.type === 'Map') return owner.distributed !== undefined;
  if (owner.type !== 'Verbatim') return false;
  const processor = owner.fields['ItemProcessor'] as { ProcessorConfig?: { Mode?: unknown } } | undefined;
  return processor?.ProcessorConfig?.Mode === 'DISTRIBUTED';
}

function definedInside(scope: Scope, root: ValueId): boolean {
  if (scope.holds === root) return true;
  for (const state of statesOf(scope)) if (isProducer(state) && state.values.has(root)) return true;
  for (const edge of edgesOf(scope)) {
    if (edge.caught === root || edge.scope.holds === root || edge.binds.some(({ as }) => as === root))
      return true;
  }
  return false;
}
