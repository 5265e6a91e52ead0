import { call } from '../expressions/call.js';
import type { FunctionText } from '../expressions/functions.js';
import { isRecord } from '../graph/template.js';
import { nodeOf, reference } from '../graph/node.js';
import type { In, NoExtra } from '../types/expression.js';
import type { Plain, ValueNeeds } from '../types/language.js';
import type { Integration } from '../types/integration.js';
import type { MachineTypes } from '../types/machine.js';

/**
 * Errors of StartExecution as a task sees them. AWS's guide retries `StepFunctions.ExecutionLimitExceeded`, while all
 * names seen in histories end in `Exception`: name both in a Retry.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export type StepFunctionsError =
  | 'StepFunctions.AWSStepFunctionsException'
  | 'StepFunctions.ExecutionAlreadyExistsException'
  | 'StepFunctions.ExecutionLimitExceeded'
  | 'StepFunctions.ExecutionLimitExceededException'
  | 'StepFunctions.InvalidArnException'
  | 'StepFunctions.InvalidExecutionInputException'
  | 'StepFunctions.InvalidNameException'
  | 'StepFunctions.KmsAccessDeniedException'
  | 'StepFunctions.KmsInvalidStateException'
  | 'StepFunctions.KmsThrottlingException'
  | 'StepFunctions.SdkClientException'
  | 'StepFunctions.ServiceException'
  | 'StepFunctions.StateMachineDeletingException'
  | 'StepFunctions.StateMachineDoesNotExistException'
  | 'StepFunctions.ThrottlingException'
  | 'StepFunctions.ValidationException';

export interface StartExecutionOptions {
  /** Name of the execution, 1 to 80 characters; without it AWS makes one, and a Retry starts a second execution. */
  readonly name?: string | Plain<string>;
  /** Lets the console link child and parent (default true): adds a field to the child's input. */
  readonly associateWithParent?: boolean;
}

/**
 * The field of a child's input that links it to its parent.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html
 */
const PARENT_ID = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';

/** The link for a child input that is not written out. */
const LINK_TO_PARENT: FunctionText = {
  name: 'linkToParent',
  jsonPath: (input = '', id = '') =>
    `States.JsonMerge(${input}, States.StringToJson(States.Format('\\{"${PARENT_ID}":"{}"\\}', ${id})), false)`,
  jsonata: (input = '', id = '') => `$merge([${input}, {"${PARENT_ID}": ${id}}])`,
};

const executionId = reference({ kind: 'context', path: ['Execution', 'Id'] });

/**
 * Starts an execution of `child` and waits for its end; the result is the child's output. A child that does not
 * succeed raises `States.TaskFailed`.
 */
function sync2<I, O, E extends string, const P extends In<NoInfer<I>>>(
  child: MachineTypes<I, O, E>,
  arn: string | Plain<string>,
  input: P & NoExtra<P, I>,
  options: StartExecutionOptions = {},
): Integration<O, 'States.TaskFailed' | StepFunctionsError, ValueNeeds<P>> {
  return {
    resource: 'arn:aws:states:::states:startExecution.sync:2',
    args: {
      StateMachineArn: arn,
      Name: options.name,
      Input: (options.associateWithParent ?? true) ? linked(input) : input,
    },
    pick: ['Output'],
  };
}

/** The child's input with its parent's id in it. An input that is no object stays as it is. */
function linked(input: unknown): unknown {
  if (nodeOf(input)) return call(LINK_TO_PARENT, input, executionId);
  return isRecord(input) ? { [PARENT_ID]: executionId, ...input } : input;
}

/** Step Functions itself. Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const states = { startExecution: { sync2 } };
