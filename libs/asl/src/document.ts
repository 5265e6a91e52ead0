/**
 * The Amazon States Language document as data: what the builder prints, the engine runs and CloudFormation carries.
 * Source: https://states-language.net and https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */

export type QueryLanguage = 'JSONPath' | 'JSONata';

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

/** One state. Fields beyond `Type` depend on the type and the query language; the validator checks them. */
export interface StateDefinition {
  readonly Type: StateType;
  readonly [field: string]: unknown;
}

/** States and where to start: a machine, a Parallel branch or a Map's item processor. */
export interface StatesBlock {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, StateDefinition>>;
  readonly [field: string]: unknown;
}

/** A whole state machine definition. */
export interface StateMachineDefinition extends StatesBlock {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly TimeoutSeconds?: number;
  readonly Version?: string;
}

/**
 * A definition that knows the types of its execution input and output. The types exist for the compiler only:
 * `__input` and `__output` are never set.
 */
export interface TypedDefinition<I, O> extends StateMachineDefinition {
  readonly __input?: (input: I) => void;
  readonly __output?: O;
}
