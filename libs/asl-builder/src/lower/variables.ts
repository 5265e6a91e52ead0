import { INPUT, refTo, type ValueId } from '../graph/node.js';
import type { Recorder } from '../graph/recorder.js';
import {
  isProducer,
  verbatimExits,
  type Catcher,
  type Edge,
  type Scope,
  type State,
  type VerbatimState,
} from '../graph/state.js';
import { visitNodes } from '../graph/template.js';
import { edgesOf, statesOf, templatesOf } from '../graph/walk.js';
import type { Facts } from './flow.js';
import { heldByStates } from './held.js';
import { insertPass } from './insert-pass.js';
import { variableName } from './variable-names.js';

/**
 * Decides which values are kept in variables: those read where `$` no longer holds them. Each is assigned where it
 * comes to be; where the language has no place for that, an identity Pass makes one. (The execution input needs no
 * variable: the context object has it.)
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function allocateVariables(
  recorder: Recorder,
  top: Scope,
): { held: Facts; variables: Map<ValueId, string> } {
  const variables = new Map<ValueId, string>();
  const names = new Set<string>();
  for (;;) {
    const held = heldByStates(top);
    const value = firstLost(top, held, variables);
    if (value === undefined) return { held, variables };
    const name = variableName(recorder.hints.get(value) ?? 'value', names);
    names.add(name);
    variables.set(value, name);
    keep(recorder, top, value);
  }
}

function firstLost(top: Scope, held: Facts, variables: ReadonlyMap<ValueId, string>): ValueId | undefined {
  let lost: ValueId | undefined;
  for (const state of statesOf(top)) {
    for (const template of templatesOf(state)) {
      visitNodes(template, (node) => {
        if (node.kind !== 'ref' || node.root === INPUT || variables.has(node.root)) return;
        if (!held.get(state)?.has(node.root)) lost ??= node.root;
      });
    }
  }
  return lost;
}

/** Assigns `value` wherever it comes to be: in the state or catcher that makes it, or on the edges that bind it. */
function keep(recorder: Recorder, top: Scope, value: ValueId): void {
  for (const state of [...statesOf(top)]) {
    if (state.type === 'Verbatim') assignAfterVerbatim(recorder, state, value);
    else {
      if (isProducer(state) && state.values.has(value)) assignAfter(recorder, state, value);
      if ('catches' in state)
        for (const catcher of state.catches) if (catcher.value === value) catcher.assign.add(value);
    }
  }
  for (const edge of [...edgesOf(top)]) {
    const index = edge.binds.findIndex((binding) => binding.as === value);
    if (index >= 0) assignAlong(recorder, edge, value, index + 1);
    else if (!edge.from && edge.scope.holds === value) insertAssigning(recorder, edge, value, 0);
  }
}

/** The fields of such a state are not ours to add to, so the next state does it. */
function assignAfterVerbatim(recorder: Recorder, state: VerbatimState, value: ValueId): void {
  const caught = new Set(state.catches.filter((catcher) => catcher.value === value).map(({ edge }) => edge));
  for (const edge of verbatimExits(state)) {
    const isCatch = edge.caught !== undefined;
    if (isCatch ? caught.has(edge) : state.values.has(value)) insertAssigning(recorder, edge, value, 0);
  }
}

function assignAfter(
  recorder: Recorder,
  state: Exclude<Extract<State, { values: Set<ValueId> }>, VerbatimState>,
  value: ValueId,
): void {
  // Assign evaluates the template a second time: what may differ then has to be assigned by the next state.
  if (state.type === 'Pass' && isImpure(state.value)) insertAssigning(recorder, state.next, value, 0);
  else state.assign.add(value);
}

/** The bound value is in `$` on this edge, so the state's result (or the caught error) is that value. */
function assignAlong(recorder: Recorder, edge: Edge, value: ValueId, keepBinds: number): void {
  const { from } = edge;
  const ours = from?.type === 'Verbatim' ? undefined : from;
  const catcher = ours && 'catches' in ours ? ours.catches.find((c: Catcher) => c.edge === edge) : undefined;
  if (catcher) catcher.assign.add(value);
  else if (ours && 'assign' in ours && !(ours.type === 'Pass' && isImpure(ours.value)))
    ours.assign.add(value);
  else insertAssigning(recorder, edge, value, keepBinds);
}

function insertAssigning(recorder: Recorder, edge: Edge, value: ValueId, keepBinds: number): void {
  const name = `Keep ${recorder.hints.get(value) ?? 'value'}`;
  insertPass(recorder, edge, { name, value: refTo(value), values: [value] }, keepBinds).assign.add(value);
}

function isImpure(template: unknown): boolean {
  let impure = false;
  visitNodes(template, (node) => {
    if (node.kind === 'call' && node.fn.impure) impure = true;
  });
  return impure;
}
