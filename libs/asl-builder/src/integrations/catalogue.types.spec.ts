/* Compile-time guarantees of the catalogue, run by tsc. */
/* eslint-disable @nx/enforce-module-boundaries -- types of clients, which users of the library install */
import type * as dynamodbClient from '@aws-sdk/client-dynamodb';
import type * as sfnClient from '@aws-sdk/client-sfn';
import {
  eq,
  machine,
  optimized,
  optimizedToken,
  sdk,
  succeed,
  t,
  task,
  when,
  choice,
  next,
} from '../index.js';

const check = <R>(program: () => R): (() => R) => program;
const dynamodb = sdk<typeof dynamodbClient>()('dynamodb');
const sfn = sdk<typeof sfnClient>()('sfn');

check(() =>
  machine({ name: 'm', input: t<{ id: string; n: number }>() }, function* ({ input: $ }) {
    const got = yield* task('Get', dynamodb('getItem', { TableName: 'orders', Key: { id: { S: $.id } } }), {
      retry: [{ errors: ['DynamoDb.ProvisionedThroughputExceededException'] }],
      catch: { 'DynamoDb.ResourceNotFoundException': () => succeed('None', { item: '' }) },
    });
    // @ts-expect-error the answer has no such field
    void got.Itm;
    void got.Item;
    const run = yield* task('Describe', sfn('describeExecution', { ExecutionArn: $.id }));
    yield* choice('Running?', [when(eq(run.Status, 'RUNNING'), next)], next);
    // @ts-expect-error an execution has no such status
    eq(run.Status, 'WALKING');
    // @ts-expect-error no such action
    void sfn('describeExecutions', { ExecutionArn: $.id });
    // @ts-expect-error a field is missing
    void sfn('describeExecution', {});
    // @ts-expect-error no such field
    void sfn('describeExecution', { ExecutionArn: $.id, Nothing: 1 });
    // @ts-expect-error a number where a text belongs
    void sfn('describeExecution', { ExecutionArn: $.n });
    // @ts-expect-error Step Functions writes fields with a capital
    void sfn('describeExecution', { executionArn: $.id });
    yield* task('Get2', dynamodb('getItem', { TableName: 'orders', Key: { id: { S: $.id } } }), {
      // @ts-expect-error no such exception
      retry: [{ errors: ['DynamoDb.Oops'] }],
    });
    const query = yield* task(
      'Query',
      optimized<{ QueryExecution: { QueryExecutionId: string } }>()('athena:startQueryExecution.sync', {
        QueryString: 'select 1',
      }),
    );
    // @ts-expect-error SQS has no jobs to wait for
    void optimized()('sqs:sendMessage.sync', {});
    // @ts-expect-error Athena takes no token
    void optimizedToken()('athena:startQueryExecution', (k) => ({ token: k.Token }));
    // @ts-expect-error no such service
    void optimized()('sqz:sendMessage', {});
    // @ts-expect-error the token is missing
    void optimizedToken()('sns:publish', () => ({ Message: 'x' }));
    void optimizedToken()('ecs:runTask', (k) => ({ Overrides: { token: k.Token } }));
    return query.QueryExecution.QueryExecutionId;
  }),
);
