import { StatesError } from './states-error.js';

const SHAPES = {
  stateMachine: /^arn:[\w-]+:states:[\w-]+:\d{12}:stateMachine:[^:]{1,80}(:[\w.-]+)?$/,
  execution: /^arn:[\w-]+:states:[\w-]+:\d{12}:execution:[^:]{1,161}:[^:]{1,80}$/,
  activity: /^arn:[\w-]+:states:[\w-]+:\d{12}:activity:[^:]{1,80}$/,
} as const;

/** @throws StatesError InvalidArn. */
export function checkStateMachineArn(arn: string): void {
  checkArn(arn, 'stateMachine');
}

/** @throws StatesError InvalidArn. */
export function checkExecutionArn(arn: string): void {
  checkArn(arn, 'execution');
}

/** @throws StatesError InvalidArn. */
export function checkArn(arn: string, type: keyof typeof SHAPES): void {
  if (!arn.startsWith('arn:'))
    throw new StatesError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  if (!SHAPES[type].test(arn)) {
    const other = arn.split(':')[5] ?? '';
    throw new StatesError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${other}'`);
  }
}
