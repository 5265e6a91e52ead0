import { utf8Length } from '../text-size.js';
import type { ExecutionDescription } from './execution-record.js';

/** What EventBridge receives when an execution starts or ends (the bus adds id, time, account and Region). */
export interface StatusChangeEvent {
  readonly source: 'aws.states';
  readonly 'detail-type': 'Step Functions Execution Status Change';
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** AWS leaves out input, then output, so that both together stay below this. */
const MAX_DATA_BYTES = 248 * 1024;

/**
 * The event of an execution's status change; dates in it are epoch milliseconds.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function statusChangeEvent(execution: ExecutionDescription): StatusChangeEvent {
  const output = execution.output ?? null;
  const inputFits = escapedSize(execution.input) + escapedSize(output) <= MAX_DATA_BYTES;
  const outputFits = escapedSize(output) <= MAX_DATA_BYTES;
  return {
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    resources: [execution.executionArn],
    detail: {
      executionArn: execution.executionArn,
      stateMachineArn: execution.stateMachineArn,
      name: execution.name,
      status: execution.status,
      startDate: execution.startDate,
      stopDate: execution.stopDate ?? null,
      input: inputFits ? execution.input : null,
      output: outputFits ? output : null,
      stateMachineVersionArn: null,
      stateMachineAliasArn: null,
      redriveCount: execution.redriveCount,
      redriveDate: null,
      redriveStatus: execution.redriveStatus,
      redriveStatusReason: execution.redriveStatusReason ?? null,
      inputDetails: { included: inputFits },
      outputDetails: output === null ? null : { included: outputFits },
      error: execution.error ?? null,
      cause: execution.cause ?? null,
    },
  };
}

function escapedSize(text: string | null): number {
  return text === null ? 0 : utf8Length(JSON.stringify(text));
}
