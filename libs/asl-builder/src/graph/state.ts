import type { StateType } from '@ringi/asl';
import type { ItemPlan } from '../types/items.js';
import type { ValueId } from './node.js';

/** `value` becomes known as `as` on this edge: a block argument, as compilers call it. */
export interface Binding {
  readonly as: ValueId;
  readonly value: unknown;
  /** True when `$` may hold more fields than the template has, because only those are read. */
  readonly partial?: boolean;
}

/** A transition. */
export interface Edge {
  readonly scope: Scope;
  /** Undefined: the entry of its scope. */
  readonly from: State | undefined;
  /** Set on a Catch transition: the error output, which is then what `$` holds. */
  readonly caught?: ValueId;
  /** Undefined once everything is recorded: the end of its scope. */
  to?: State;
  binds: Binding[];
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

export interface Catcher {
  readonly errors: readonly string[];
  readonly value: ValueId;
  readonly edge: Edge;
  /** Values kept in variables when this catcher takes the error. */
  readonly assign: Set<ValueId>;
}

export interface Rule {
  /** What a diagram shows. */
  readonly label: string;
  readonly condition: unknown;
  readonly edge: Edge;
}

interface Common {
  readonly name: string;
  /** `file:line:column` of the step. */
  readonly position: string;
  readonly comment?: string | undefined;
  /** Printed in this language whatever the machine is printed in. */
  readonly queryLanguage?: 'JSONata' | undefined;
  /** Fields that the library does not know, printed as they are. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  readonly scope: Scope;
}

/** A state that goes on and whose result replaces `$`. */
interface Producer extends Common {
  /** The values that `$` holds after it. All are the same thing. */
  readonly values: Set<ValueId>;
  /** Those of them kept in variables. */
  readonly assign: Set<ValueId>;
  next: Edge;
}

interface Fallible extends Producer {
  readonly retry: readonly Retrier[];
  readonly catches: Catcher[];
}

export interface TaskState extends Fallible {
  readonly type: 'Task';
  readonly resource: string;
  readonly args: unknown;
  readonly pick: readonly string[];
  readonly timeoutSeconds: unknown;
  readonly heartbeatSeconds: unknown;
  /** ARN of the role to take for the call. */
  readonly roleArn?: unknown;
}
export interface PassState extends Producer {
  readonly type: 'Pass';
  readonly value: unknown;
}
export interface WaitState extends Common {
  readonly type: 'Wait';
  readonly seconds?: unknown;
  readonly until?: unknown;
  next: Edge;
}
export interface ChoiceState extends Common {
  readonly type: 'Choice';
  readonly rules: Rule[];
  otherwise?: Edge;
}
export interface SucceedState extends Common {
  readonly type: 'Succeed';
  readonly argument: ValueId;
  /** Undefined: `$` as it is. */
  output?: unknown;
}
export interface FailState extends Common {
  readonly type: 'Fail';
  readonly argument: ValueId;
  error?: unknown;
  cause?: unknown;
}
export interface ParallelState extends Fallible {
  readonly type: 'Parallel';
  readonly branches: readonly Scope[];
}
export interface MapState extends Fallible {
  readonly type: 'Map';
  readonly plan: ItemPlan;
  readonly processor: Scope;
  readonly maxConcurrency: unknown;
  readonly distributed: DistributedMode | undefined;
}
/** A state whose fields the program gives as they are to be printed; the library knows where it leads, and no more. */
export interface VerbatimState extends Common {
  readonly type: 'Verbatim';
  readonly asl: StateType;
  /** All fields but the transitions, and without what `scopes` fills in. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What `$` holds after it, whatever that is. */
  readonly values: Set<ValueId>;
  readonly next?: Edge;
  readonly rules: VerbatimRule[];
  otherwise?: Edge;
  readonly catches: VerbatimCatcher[];
  readonly scopes: readonly Scope[];
}
export interface VerbatimRule {
  readonly label: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly edge: Edge;
}
export interface VerbatimCatcher extends VerbatimRule {
  readonly value: ValueId;
}
export interface DistributedMode {
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label?: string | undefined;
  readonly toleratedFailureCount?: unknown;
  readonly toleratedFailurePercentage?: unknown;
  readonly writer?: ResultWriterPlan | undefined;
}
export interface ResultWriterPlan {
  readonly bucket?: unknown;
  readonly prefix?: unknown;
  readonly outputType?: string | undefined;
  readonly transformation?: string | undefined;
}

export type State =
  | TaskState
  | PassState
  | WaitState
  | ChoiceState
  | SucceedState
  | FailState
  | ParallelState
  | MapState
  | VerbatimState;

/** States that share one `States` object: the machine, a Parallel branch, a Map's item processor. */
export interface Scope {
  readonly kind: 'machine' | 'branch' | 'item';
  readonly states: State[];
  /** What `$` holds at the start; undefined in a Parallel branch, which inherits the Parallel's `$`. */
  readonly holds: ValueId | undefined;
  entry: Edge;
  /** The state it belongs to, which the machine's own scope has not. */
  owner?: State;
}

export const isProducer = (
  state: State,
): state is TaskState | PassState | ParallelState | MapState | VerbatimState => 'values' in state;

/** The transitions of a state written verbatim. */
export const verbatimExits = (state: VerbatimState): Edge[] => [
  ...(state.next ? [state.next] : []),
  ...state.rules.map((rule) => rule.edge),
  ...(state.otherwise ? [state.otherwise] : []),
  ...state.catches.map((catcher) => catcher.edge),
];
