import {
  fail,
  fn,
  lambda,
  loop,
  machine,
  matchTag,
  t,
  task,
  wait,
  type ErrorOutput,
  type Ref,
} from '@ringi/asl-builder';
import type {
  ApprovalRequest,
  BackendId,
  BackstopAnswer,
  CloseEvent,
  Decision,
  RingiErrorName,
  StartEvent,
} from '@ringi/shared-types';
import { componentTimeoutSeconds } from '../flow/timing.js';
import { endWith } from './outcome.js';
import { FINAL, LAMBDA_TROUBLE } from './retries.js';

/** ARNs of the functions a component calls. */
export interface ComponentFunctions {
  readonly start: string;
  readonly close: string;
}

type Decided = Extract<BackstopAnswer, { status: 'decided' }>;

const failWith = (error: Ref<ErrorOutput>) => fail('Fail', { error: error.Error, cause: error.Cause });

/**
 * The reusable component: one level. It asks, waits with a task token, and ends with the decision. Its waiting Task has
 * a backstop behind the due time; if that runs out, `close` decides or says that a decision is about to come.
 */
export const componentMachine = (backend: BackendId, functions: ComponentFunctions) =>
  machine(
    {
      name: `Component-${backend}`,
      comment: `One level of an approval, decided by ${backend}.`,
      input: t<ApprovalRequest>(),
      timeoutSeconds: componentTimeoutSeconds(backend),
    },
    function* ({ input: request, $$ }) {
      const component = { execution_arn: $$.Execution.Id, redrive_count: $$.Execution.RedriveCount };
      const start = fn<Extract<StartEvent, { token: string }>, Decision, RingiErrorName>(functions.start);
      const close = fn<Extract<CloseEvent, { backstop: unknown }>, BackstopAnswer, RingiErrorName>(
        functions.close,
      );
      const askClose = () =>
        loop(function* (waiting) {
          const answer = yield* task(
            'DecideOverdue',
            lambda.invoke(close, { backstop: component, request }),
            {
              retry: [FINAL, LAMBDA_TROUBLE],
              catch: { 'States.ALL': failWith },
            },
          );
          yield* matchTag('IsDecided', answer, 'status', {
            decided: (told: Ref<Decided>) => waiting.stop(told.decision),
            wait: () => wait('WaitForBackend', { seconds: 60 }),
          });
        });

      const decision = yield* task(
        'RequestApproval',
        lambda.invoke.waitForTaskToken(start, ($task) => ({
          token: $task.Token,
          attempt: $$.State.RetryCount,
          component,
          request,
        })),
        {
          timeoutSeconds: request.backstop_seconds,
          retry: [FINAL, LAMBDA_TROUBLE],
          catch: { 'States.Timeout': askClose, 'States.ALL': failWith },
        },
      );
      return yield* endWith('Outcome', decision);
    },
  );
