/* eslint-disable @typescript-eslint/no-explicit-any -- what a verbatim state gives is not known */
import type { StateType } from '@ringi/asl';
import { BuildError } from '../graph/build-error.js';
import { runArms, type Arm } from '../graph/join.js';
import { refTo } from '../graph/node.js';
import type { Recorder } from '../graph/recorder.js';
import type { Scope, VerbatimCatcher, VerbatimRule, VerbatimState } from '../graph/state.js';
import { makeStep, runBody } from '../graph/step.js';
import type { AnyRef } from '../types/expression.js';
import type { Exits, Signal, Step } from '../types/step.js';

/** Fields as in ASL, with nothing that says what comes next: the program says that. */
export interface RawStateFields {
  readonly Type: StateType;
  /** Ends the machine (or the branch) here, with what the state gives. */
  readonly End?: true;
  readonly [field: string]: unknown;
}

type RawBody = () => Iterable<any>;

/** Where a verbatim state leads to, beside what follows it. */
export interface RawWays {
  /** Rules of a Choice, each without `Next`, and what to do when it holds. */
  readonly rules?: readonly (readonly [Readonly<Record<string, unknown>>, RawBody])[];
  /** The Default of a Choice. */
  readonly otherwise?: RawBody;
  /** Catchers, each without `Next`, and what to do with the error. */
  readonly catch?: readonly (readonly [Readonly<Record<string, unknown>>, RawBody])[];
  /** Branches of a Parallel. */
  readonly branches?: readonly RawBody[];
  /** The body of a Map's `ItemProcessor`, or of its `Iterator` when the fields have one. */
  readonly processor?: RawBody;
}

/** A state that ends says so with `never`, so that nothing can be written behind it. */
type RawResult<F> = F extends { readonly Type: 'Succeed' | 'Fail' } | { readonly End: true } ? never : AnyRef;

/**
 * Escape hatch: a state as ASL has it, in either language, printed as it is. It takes what `$` holds and gives what its
 * own fields say; the library checks neither, only the flow around it.
 *
 *     const job = yield* rawState('Get', { Type: 'Task', Resource: 'arn:…', 'ResultPath': '$.job' });
 *     yield* rawState('Ok?', { Type: 'Choice' }, { rules: [[{ Variable: '$.job.ok', BooleanEquals: true }, next]], otherwise });
 */
export function rawState<const F extends RawStateFields>(
  name: string,
  fields: F,
  ways: RawWays = {},
): Step<RawResult<F>, F extends { readonly Type: 'Fail' } ? Signal : Exits<any>> {
  return makeStep(`rawState('${name}')`, rawState, (recorder, position) => {
    const wrong = ['Next', 'Default', 'Choices', 'Catch'].find((field) => field in fields);
    if (wrong !== undefined) {
      throw new BuildError(
        `'${name}': the field '${wrong}' comes from the program: give it as a way of rawState()`,
        position,
      );
    }
    return record(recorder, position, name, fields, ways);
  });
}

function record(
  recorder: Recorder,
  position: string,
  name: string,
  fields: RawStateFields,
  ways: RawWays,
): unknown {
  const { Type: asl, ...rest } = fields;
  const scopes = scopesIn(recorder, name, position, ways);
  const value = recorder.newValue(name);
  const state: { -readonly [K in keyof VerbatimState]: VerbatimState[K] } = {
    type: 'Verbatim',
    asl,
    name,
    position,
    scope: recorder.scope,
    fields: rest,
    values: new Set([value]),
    rules: [],
    catches: [],
    scopes,
  };
  if (asl === 'Succeed' || asl === 'Fail') {
    recorder.addVerbatimEnd(state);
    return undefined;
  }
  recorder.add(state);
  for (const scope of scopes) scope.owner = state;
  const arms = armsOf(recorder, state, ways);
  if (asl === 'Choice') return runArms(recorder, name, arms) ?? refTo(value);
  const goesOn = fields.End === undefined;
  if (goesOn) state.next = recorder.newEdge(state);
  return (
    runArms(recorder, name, arms, state.next ? [{ open: [state.next], value: undefined }] : []) ??
    refTo(value)
  );
}

function scopesIn(recorder: Recorder, name: string, position: string, ways: RawWays): Scope[] {
  const inner = (kind: Scope['kind'], body: RawBody) =>
    recorder.inScope(kind, recorder.newValue(`${name} item`), position, () => runBody(body()));
  return [
    ...(ways.branches ?? []).map((body) => inner('branch', body)),
    ...(ways.processor ? [inner('item', ways.processor)] : []),
  ];
}

function armsOf(recorder: Recorder, state: VerbatimState, ways: RawWays): Arm[] {
  const rules = (ways.rules ?? []).map(([fields, body], i): Arm => {
    const rule: VerbatimRule = { label: `#${i + 1}`, fields, edge: recorder.newEdge(state) };
    state.rules.push(rule);
    return { edge: rule.edge, run: () => runBody(body()) };
  });
  const catches = (ways.catch ?? []).map(([fields, body]): Arm => {
    const value = recorder.newValue(`${state.name} error`);
    const label = String(fields['ErrorEquals'] ?? 'error');
    const catcher: VerbatimCatcher = { label, fields, value, edge: recorder.newEdge(state, value) };
    state.catches.push(catcher);
    return { edge: catcher.edge, run: () => runBody(body()) };
  });
  const { otherwise } = ways;
  if (!otherwise) return [...rules, ...catches];
  const edge = (state.otherwise = recorder.newEdge(state));
  return [...rules, { edge, run: () => runBody(otherwise()) }, ...catches];
}
