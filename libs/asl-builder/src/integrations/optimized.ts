import type { MustCarryToken, TaskContext } from '../types/context.js';
import type { Template } from '../types/expression.js';
import type { Integration } from '../types/integration.js';
import type { ValueNeeds } from '../types/language.js';
import type { PlainCall, TokenCall } from './catalogue.js';
import { taskContext } from './lambda.js';

/**
 * An optimized integration: `optimized<{ QueryExecutionId: string }>()('athena:startQueryExecution.sync', { … })`. A pattern
 * that AWS does not have does not compile; the type of the answer, and its errors, are your promise.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export const optimized =
  <O, E extends string = never>() =>
  <const P extends Template>(call: PlainCall, args: P): Integration<O, E, ValueNeeds<P>> => ({
    resource: `arn:aws:states:::${call}`,
    args,
  });

/**
 * An optimized integration that waits until somebody answers the task token, which its arguments have to carry:
 * `optimizedToken<Answer>()('sns:publish', ($task) => ({ TopicArn: '…', Message: { token: $task.Token } }))`.
 */
export const optimizedToken =
  <O, E extends string = never>() =>
  <const P extends Template>(
    call: TokenCall,
    args: ($task: TaskContext) => P & MustCarryToken<P>,
  ): Integration<O, E, ValueNeeds<P>> => ({
    resource: `arn:aws:states:::${call}.waitForTaskToken`,
    args: args(taskContext),
  });
