import { StatesError } from './states-error.js';

const STATE_MACHINE = /^arn:[\w-]+:states:[\w-]+:\d{12}:stateMachine:[^:]{1,80}$/;
const EXECUTION = /^arn:[\w-]+:states:[\w-]+:\d{12}:execution:[^:]{1,80}:[^:]{1,80}$/;

/** @throws StatesError InvalidArn. */
export function checkStateMachineArn(arn: string): void {
  check(arn, STATE_MACHINE, 'state machine');
}

/** @throws StatesError InvalidArn. */
export function checkExecutionArn(arn: string): void {
  check(arn, EXECUTION, 'execution');
}

function check(arn: string, shape: RegExp, what: string): void {
  if (!arn.startsWith('arn:'))
    throw new StatesError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  // AWS's sentence for an ARN of another kind is not known to us.
  if (!shape.test(arn))
    throw new StatesError(
      'InvalidArn',
      `Invalid Arn: 'Resource type not valid in this context: not a ${what} ARN: ${arn}'`,
    );
}
