import { reference } from '../graph/node.js';
import type { MustCarryToken, TaskContext } from '../types/context.js';
import type { In, NoExtra } from '../types/expression.js';
import type { ValueNeeds } from '../types/language.js';
import type { FunctionRef, Integration } from '../types/integration.js';

/**
 * Errors of the Lambda service. A function's own errors come as the function's third type parameter.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
 */
export type LambdaError =
  | 'Lambda.AWSLambdaException'
  | 'Lambda.ClientExecutionTimeoutException'
  | 'Lambda.ResourceNotFoundException'
  | 'Lambda.SdkClientException'
  | 'Lambda.ServiceException'
  | 'Lambda.TooManyRequestsException'
  | 'Lambda.Unknown';

/**
 * Describes a Lambda function: `fn<In, Out, 'My.Error'>(arn)`. Substitutions (`${Fn.Arn}`) and CDK tokens pass
 * through as they are.
 */
export const fn = <I, O, E extends string = never>(arn: string): FunctionRef<I, O, E> => ({ arn });

/** What exists inside a callback task only. */
export const taskContext = reference({ kind: 'context', path: ['Task'] }) as unknown as TaskContext;

/** Invokes the function; the result is what it returns. */
function invoke<I, O, E extends string, const P extends In<NoInfer<I>>>(
  f: FunctionRef<I, O, E>,
  payload: P & NoExtra<P, I>,
): Integration<O, E | LambdaError, ValueNeeds<P>> {
  return {
    resource: 'arn:aws:states:::lambda:invoke',
    args: { FunctionName: f.arn, Payload: payload },
    pick: ['Payload'],
  };
}

/**
 * Invokes the function and waits until somebody answers the task token; the result is that answer (`O`), not what
 * the function returns. The payload has to carry the token. Give the task a timeout: a lost token is never answered.
 */
function waitForTaskToken<I, O, E extends string, const P extends In<NoInfer<I>>>(
  f: FunctionRef<I, O, E>,
  payload: ($task: TaskContext) => P & NoExtra<P, I> & MustCarryToken<P>,
): Integration<O, E | LambdaError, ValueNeeds<P>> {
  return {
    resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    args: { FunctionName: f.arn, Payload: payload(taskContext) },
  };
}

/** AWS Lambda. Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export const lambda = { invoke: Object.assign(invoke, { waitForTaskToken }) };
