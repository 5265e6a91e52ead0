/** A caller for any number of levels and the component it starts, with decisions, deadlines and a poll loop. */
import {
  at,
  fail,
  fn,
  format,
  hash,
  lambda,
  loop,
  machine,
  match,
  next,
  states,
  succeed,
  t,
  task,
  wait,
  type Expr,
  type AnyContext,
  type ErrorOutput,
  type Ref,
} from '../index.js';

type Outcome = 'approved' | 'rejected' | 'timed_out' | 'cancelled';
export interface Decision {
  outcome: Outcome;
  is_approved: boolean;
}
export interface LevelInput {
  approval: string;
  timeout_seconds: number;
}
type CloseAnswer = { outcome: 'wait' } | Decision;

const start = fn<
  { input: LevelInput; token: string; attempt: number; redrive: number },
  Decision,
  'Ringi.Closed'
>('arn:start');
const close = fn<{ input: LevelInput }, CloseAnswer>('arn:close');
const admit = fn<{ input: unknown }, { levels: LevelInput[] }, 'Ringi.BadInput'>('arn:admit');

const toFail = (error: Ref<ErrorOutput>) => fail('Fail', { error: error.Error, cause: error.Cause });

export const component = machine({ name: 'Component', input: t<LevelInput>() }, function* ({ input, $$ }) {
  const decision = yield* task(
    'Ask',
    lambda.invoke.waitForTaskToken(start, ($task) => ({
      input,
      token: $task.Token,
      attempt: $$.State.RetryCount,
      redrive: $$.Execution.RedriveCount,
    })),
    {
      timeoutSeconds: input.timeout_seconds,
      retry: [
        { errors: ['Ringi.Closed'], maxAttempts: 0 },
        { errors: ['States.TaskFailed'], intervalSeconds: 2, maxAttempts: 6, backoffRate: 2, jitter: 'FULL' },
      ],
      catch: {
        'States.Timeout': () =>
          loop(function* (l) {
            const answer = yield* task('Close', lambda.invoke(close, { input }), {
              catch: { 'States.ALL': toFail },
            });
            yield* match('Settled?', answer.outcome, {
              wait: () => wait('Settling', { seconds: 60 }),
              otherwise: () => l.stop(answer),
            });
          }),
        'States.ALL': toFail,
      },
    },
  );
  return yield* match('Outcome', decision.outcome, {
    approved: () => succeed('Approved', decision),
    rejected: () => succeed('Rejected', decision),
    timed_out: () => succeed('TimedOut', decision),
    cancelled: () => succeed('Cancelled', decision),
    wait: () => fail('Impossible'),
  });
});

function* level(n: number, input: Ref<LevelInput>, name: Expr<string>) {
  const decision = yield* task(
    `Level ${n}`,
    states.startExecution.sync2(componentTypes, '${Component.Arn}', input, { name }),
    {
      retry: [
        {
          errors: [
            'StepFunctions.ExecutionLimitExceeded',
            'StepFunctions.ExecutionLimitExceededException',
            'StepFunctions.ThrottlingException',
          ],
          maxAttempts: 10,
          jitter: 'FULL',
        },
      ],
      catch: { 'States.ALL': toFail },
    },
  );
  yield* match(`Level ${n} outcome`, decision.outcome, {
    approved: next,
    rejected: () => succeed('Rejected', decision),
    timed_out: () => succeed('TimedOut', decision),
    cancelled: () => succeed('Cancelled', decision),
  });
  return decision;
}
const componentTypes = { name: 'Component' } as {
  name: string;
  __input?: (i: LevelInput) => void;
  __output?: Decision;
};

const childName = (n: number, $$: AnyContext) =>
  format`L${n}-${$$.Execution.RedriveCount}-${hash($$.Execution.Id, 'SHA-1')}`;

export const callerOf = (levels: number) =>
  machine({ name: 'Caller', input: t<{ file: string }>() }, function* ({ input, $$ }) {
    const admitted = yield* task('Admit', lambda.invoke(admit, { input }), {
      catch: { 'States.ALL': toFail },
    });
    for (let n = 1; n < levels; n++) {
      yield* level(n, at(admitted.levels, n - 1), childName(n, $$));
    }
    return yield* succeed(
      'Approved',
      yield* level(levels, at(admitted.levels, levels - 1), childName(levels, $$)),
    );
  });
