import type { MustCarryToken, TaskContext } from '../types/context.js';
import type { Expr, Template } from '../types/expression.js';
import type { ValueNeeds } from '../types/language.js';
import type { Integration } from '../types/integration.js';
import { taskContext } from './lambda.js';

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export type SqsError = 'SQS.AmazonSQSException' | 'SQS.SdkClientException';

/**
 * Sends a message that carries the token and waits until somebody answers it:
 * `sqs.sendMessage.waitForTaskToken<Answer>()(queueUrl, ($task) => ({ token: $task.Token }))`.
 */
const waitForTaskToken =
  <O>() =>
  <const P extends Template>(
    queueUrl: string | Expr<string>,
    body: ($task: TaskContext) => P & MustCarryToken<P>,
  ): Integration<O, SqsError, ValueNeeds<P>> => ({
    resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    args: { QueueUrl: queueUrl, MessageBody: body(taskContext) },
  });

/** Amazon SQS. Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html */
export const sqs = { sendMessage: { waitForTaskToken } };
