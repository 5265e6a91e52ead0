import { ACTION_SPECS } from '../actions/specs.js';
import type { StepDefinition } from '../documents/content.js';
import type { ExecutionStatus } from './status.js';

export interface StepFailure {
  readonly message: string;
  /** AWS's FailureDetails: at which stage, and of what kind. */
  readonly stage: 'InputValidation' | 'PreVerification' | 'Invocation' | 'PostVerification';
  readonly type: 'Action' | 'Permission' | 'Throttling' | 'Verification' | 'Internal';
}

/** The record of one step of one automation; exists, as Pending, from the automation's start. */
export interface StepExecution {
  readonly id: string;
  readonly definition: StepDefinition;
  status: ExecutionStatus;
  startedAt?: number;
  endedAt?: number;
  /** Inputs with every reference resolved, each as text: AWS's `map<string, string>`. */
  inputs: Readonly<Record<string, string>>;
  outputs: Readonly<Record<string, readonly string[]>>;
  failure?: StepFailure;
}

/** Seconds one attempt of a step may take; undefined: no limit. */
export function timeoutOf(step: StepDefinition): number | undefined {
  return step.timeoutSeconds ?? ACTION_SPECS[step.action]?.defaultTimeoutSeconds;
}

/** `StepExecution` as GetAutomationExecution and DescribeAutomationStepExecutions answer it. */
export function describeStep(
  step: StepExecution,
  validNextSteps: readonly string[],
): Record<string, unknown> {
  const { definition, failure } = step;
  return {
    StepName: definition.name,
    Action: definition.action,
    TimeoutSeconds: timeoutOf(definition),
    OnFailure: definition.onFailure,
    MaxAttempts: definition.maxAttempts,
    ExecutionStartTime: seconds(step.startedAt),
    ExecutionEndTime: seconds(step.endedAt),
    StepStatus: step.status,
    ResponseCode: step.status === 'Success' ? '0' : undefined,
    Inputs: step.inputs,
    Outputs: step.outputs,
    FailureMessage: failure?.message,
    FailureDetails: failure && {
      FailureStage: failure.stage,
      FailureType: failure.type,
      Details: { Message: [failure.message] },
    },
    StepExecutionId: step.id,
    IsEnd: definition.isEnd,
    NextStep: definition.nextStep ?? validNextSteps[0],
    IsCritical: definition.isCritical,
    ValidNextSteps: validNextSteps,
  };
}

export const seconds = (ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : ms / 1000;
