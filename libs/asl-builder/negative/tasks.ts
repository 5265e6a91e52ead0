import { add, fail, lambda, optimized, optimizedToken, pass, sqs, states, task } from '../src/index.js';
import { $, ask, child, describe, price } from './world.js';

// a payload field is missing
void (() => task('T', lambda.invoke(price, { id: $.id })));
// a payload field of the wrong type
void (() => task('T', lambda.invoke(price, { id: $.total, total: 1 })));
// a literal of the wrong type
void (() => task('T', lambda.invoke(price, { id: 1, total: 1 })));
// an optional field where a text is required
void (() => task('T', lambda.invoke(price, { id: $.note, total: 1 })));
// a payload field that the function does not know
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1, more: 1 })));
// an expression in such a field
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1, more: $.id })));
// a payload that is a text
void (() => task('T', lambda.invoke(price, $.id)));
// a payload of another shape
void (() => task('T', lambda.invoke(price, $.ship)));
// no payload
void (() => task('T', lambda.invoke(price)));
// no function
void (() => task('T', lambda.invoke('arn:price', { id: $.id })));
// a function without its call
void (() => task('T', price));
// the payload does not carry the token
void (() =>
  task(
    'T',
    lambda.invoke.waitForTaskToken(ask, () => ({ token: 'x', who: $.id })),
  ));
// a token payload that is no function
void (() => task('T', lambda.invoke.waitForTaskToken(ask, { token: 'x', who: $.id })));
// a token payload with a field missing
void (() =>
  task(
    'T',
    lambda.invoke.waitForTaskToken(ask, ($task) => ({ token: $task.Token })),
  ));
// a field the task context does not have
void (() =>
  task(
    'T',
    lambda.invoke.waitForTaskToken(ask, ($task) => ({ token: $task.Tokn, who: $.id })),
  ));
// a pattern a function call does not have
void (() => task('T', lambda.invoke.sync(price, { id: $.id, total: 1 })));
// a message without the token
void (() =>
  task(
    'T',
    sqs.sendMessage.waitForTaskToken<{ ok: boolean }>()('q', () => ({ a: 1 })),
  ));
// a queue that is a number
void (() =>
  task(
    'T',
    sqs.sendMessage.waitForTaskToken<{ ok: boolean }>()(1, ($task) => ({ a: $task.Token })),
  ));
// an unknown error in a Retry
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), { retry: [{ errors: ['Lambda.Oops'] }] }));
// an error of another call in a Retry
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), { retry: [{ errors: ['Ask.Refused'] }] }));
// a misspelt States error in a Retry
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), { retry: [{ errors: ['States.Timout'] }] }));
// a retrier without errors
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { retry: [{ maxAttempts: 1 }] }));
// a retrier that is no list
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { retry: { errors: ['States.ALL'] } }));
// a field a retrier does not have
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), { retry: [{ errors: ['States.ALL'], max: 1 }] }));
// attempts as a text
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), {
    retry: [{ errors: ['States.ALL'], maxAttempts: '1' }],
  }));
// a jitter that does not exist
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), {
    retry: [{ errors: ['States.ALL'], jitter: 'SOME' }],
  }));
// an unknown error in a Catch
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), { catch: { 'State.ALL': () => fail('F') } }));
// an error of another call in a Catch
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), { catch: { 'Ask.Refused': () => fail('F') } }));
// a handler that is a step
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { catch: { 'States.ALL': fail('F') } }));
// a field the error does not have
void (() =>
  task('T', lambda.invoke(price, { id: $.id, total: 1 }), {
    catch: { TooRich: (error) => pass('P', error.code) },
  }));
// a timeout that is a text
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { timeoutSeconds: $.id }));
// a computed timeout
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { timeoutSeconds: add($.total, 1) }));
// a heartbeat that is a boolean
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { heartbeatSeconds: $.paid }));
// an option that does not exist
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { timeout: 5 }));
// credentials without a role
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { credentials: {} }));
// a role that is a number
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { credentials: { roleArn: $.total } }));
// a comment that is a number
void (() => task('T', lambda.invoke(price, { id: $.id, total: 1 }), { comment: 1 }));
// a name that is a number
void (() => task(1, lambda.invoke(price, { id: $.id, total: 1 })));
// the child's input is missing a field
void (() => task('T', states.startExecution.sync2(child, 'arn', {})));
// the child's input of the wrong type
void (() => task('T', states.startExecution.sync2(child, 'arn', { n: 'x' })));
// a field the child does not take
void (() => task('T', states.startExecution.sync2(child, 'arn', { n: 1, z: 1 })));
// a child that is no machine
void (() => task('T', states.startExecution.sync2(price, 'arn', { n: 1 })));
// Lambda's error of a child
void (() =>
  task('T', states.startExecution.sync2(child, 'arn', { n: 1 }), {
    retry: [{ errors: ['Lambda.Unknown'] }],
  }));
// an SDK input with a field missing
void (() => task('T', describe({})));
// an SDK input of the wrong type
void (() => task('T', describe({ Id: $.total })));
// a field an SDK input does not have
void (() => task('T', describe({ Id: $.id, Nothing: 1 })));
// a job to wait for, of a queue
void (() => optimized()('sqs:sendMessage.sync', {}));
// a job to wait for, of a topic
void (() => optimized()('sns:publish.sync', {}));
// a token, of a query
void (() => optimizedToken()('athena:startQueryExecution', ($task) => ({ a: $task.Token })));
// a job to wait for, of a table
void (() => optimized()('dynamodb:getItem.sync', {}));
// the first sync form, of a build
void (() => optimized()('codebuild:startBuild.sync:2', {}));
// an action that is not optimized
void (() => optimized()('dynamodb:query', {}));
// a service that does not exist
void (() => optimized()('sqz:sendMessage', {}));
// a token call without its token
void (() => optimizedToken()('sns:publish', () => ({ Message: 'x' })));
// a token call as a plain call
void (() => optimized()('sns:publish.waitForTaskToken', {}));
