import type { ValueId } from '../graph/node.js';
import type { MapState, PassState, Rule, SucceedState, TaskState } from '../graph/state.js';
import type { Printer } from './printer.js';

/** Fields of a state or of a part of it. Fields that are undefined are left out. */
export type Fields = Record<string, unknown>;

/** What differs between the query languages, for one state. */
export interface Dialect extends Printer {
  /** `Parameters` or `Arguments`. */
  readonly argumentsField: string;
  /** The fields of a Pass that make its value, and the assigned variables. */
  pass(state: PassState): Fields;
  /** The field that picks the result out of the service's answer. */
  picked(state: TaskState): Fields;
  /** `Assign`, of what the state's result is after picking. */
  assign(values: Iterable<ValueId>, pick: readonly string[]): Fields;
  /** `Assign` and `Output` of a catcher. */
  caught(values: Iterable<ValueId>): Fields;
  rule(rule: Rule): Fields;
  succeed(state: SucceedState): Fields;
  items(expression: unknown): Fields;
}

/** Writes the states of an inner scope. */
export type PrintScope = (scope: MapState['processor']) => Fields;
