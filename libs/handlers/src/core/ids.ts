import { createHash } from 'node:crypto';
import type { ComponentRef } from '@ringi/shared-types';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** One approval per component execution and redrive: a Retry finds its own record, a redrive makes a new one. */
export const approvalId = ({ execution_arn, redrive_count }: ComponentRef): string =>
  hash(`${execution_arn}#${redrive_count}`);

/** One request per caller execution. */
export const requestId = (callerExecutionArn: string): string => hash(callerExecutionArn);

/**
 * Name of the component execution of a level. The caller's definition computes the same:
 * `L<level>-<caller's redrive count>-<SHA-1 of the caller's execution id>`.
 */
export const componentName = (level: number, redriveCount: number, callerExecutionArn: string): string =>
  `L${level}-${redriveCount}-${createHash('sha1').update(callerExecutionArn).digest('hex')}`;

/** ARN of an execution of a state machine. */
export const executionArn = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
