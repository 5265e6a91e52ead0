import type { Expr, Ref } from './expression.js';

/** Of the execution, all but its input. */
export interface ExecutionContext {
  /** ARN of the execution. */
  readonly Id: Expr<string>;
  readonly Name: Expr<string>;
  readonly RoleArn: Expr<string>;
  /** ISO 8601. */
  readonly StartTime: Expr<string>;
  /** How often the execution has been redriven: 0 the first time. */
  readonly RedriveCount: Expr<number>;
}

/** The context object of any machine: what a sub-flow takes that does not care about the input. */
export interface AnyContext {
  readonly Execution: ExecutionContext;
  readonly State: {
    readonly Name: Expr<string>;
    /** ISO 8601. */
    readonly EnteredTime: Expr<string>;
    /** How often the state has been retried: 0 in the first attempt. */
    readonly RetryCount: Expr<number>;
  };
  readonly StateMachine: { readonly Id: Expr<string>; readonly Name: Expr<string> };
}

/**
 * The context object, `$$` in JSONPath and `$states.context` in JSONata.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export interface Context<I> extends AnyContext {
  readonly Execution: ExecutionContext & { readonly Input: Ref<I> };
}

declare const TOKEN: unique symbol;

/** A task token. A plain string is not one, so a callback payload cannot be sent without the token. */
export type TaskToken = string & { readonly [TOKEN]: true };

/** What exists in the payload of a `.waitForTaskToken` task only. */
export interface TaskContext {
  readonly Token: Expr<TaskToken>;
}

/** True when the token is written somewhere in the payload, at most four levels deep. */
export type HasToken<P, Depth extends 0[] = []> = Depth['length'] extends 4
  ? false
  : P extends Expr<infer V>
    ? V extends TaskToken
      ? true
      : false
    : P extends object
      ? true extends { [K in keyof P]: HasToken<P[K], [...Depth, 0]> }[keyof P]
        ? true
        : false
      : false;

/** Added to a payload's type: it does not fit unless the token is in it. */
export type MustCarryToken<P> =
  HasToken<P> extends true ? unknown : { readonly 'the payload must carry the task token': never };
