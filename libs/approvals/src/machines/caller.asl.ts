import {
  at,
  fail,
  fn,
  format,
  hash,
  lambda,
  machine,
  states,
  t,
  task,
  type ErrorOutput,
  type Ref,
} from '@ringi/asl-builder';
import type { AdmitEvent, Admitted, Decision, Flow, RingiErrorName } from '@ringi/shared-types';
import { callerTimeoutSeconds } from '../flow/timing.js';
import { componentMachine } from './component.asl.js';
import { endWith, goOnIfApproved } from './outcome.js';
import { FINAL, LAMBDA_TROUBLE, START_TROUBLE } from './retries.js';

/** What a flow's caller is deployed with; ARNs and values may be CDK tokens. */
export interface CallerParts {
  /** ARN of the flow's Admit function. */
  readonly admit: string;
  /** ARN of the component of each level. */
  readonly components: readonly string[];
  readonly deployed: AdmitEvent['deployed'];
}

/** Any component: they all take and give the same. */
const COMPONENT = componentMachine('ssm-automation', { start: '', close: '' });

const failWith = (error: Ref<ErrorOutput>) => fail('Fail', { error: error.Error, cause: error.Cause });

/** The caller of a flow: checks the request, then runs one component a level, in order, until one is not approved. */
export const callerMachine = (flow: Flow, parts: CallerParts) =>
  machine(
    {
      name: `Caller-${flow.name}`,
      comment: `Approval flow ${flow.name}: ${flow.levels.length} levels.`,
      input: t<Record<string, unknown>>(),
      timeoutSeconds: callerTimeoutSeconds(flow),
    },
    function* ({ $$ }) {
      const admit = fn<AdmitEvent, Admitted, RingiErrorName>(parts.admit);
      const admitted = yield* task(
        'Admit',
        lambda.invoke(admit, {
          execution: { id: $$.Execution.Id, start_time: $$.Execution.StartTime },
          input: $$.Execution.Input,
          deployed: parts.deployed,
        }),
        { retry: [FINAL, LAMBDA_TROUBLE], catch: { 'States.ALL': failWith } },
      );
      const runId = hash($$.Execution.Id, 'SHA-1');
      let decision: Ref<Decision> | undefined;
      for (const [index, arn] of parts.components.entries()) {
        const level = index + 1;
        decision = yield* task(
          `Level${level}`,
          states.startExecution.sync2(COMPONENT, arn, at(admitted.levels, index), {
            name: format`L${level}-${$$.Execution.RedriveCount}-${runId}`,
          }),
          { retry: [START_TROUBLE], catch: { 'States.ALL': failWith } },
        );
        if (level < flow.levels.length) yield* goOnIfApproved(`Level${level}Outcome`, decision);
      }
      return yield* endWith(`Level${flow.levels.length}Outcome`, decision as Ref<Decision>);
    },
  );
