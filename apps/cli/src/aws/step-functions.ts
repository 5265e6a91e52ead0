import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  type DescribeExecutionOutput,
  type ExecutionListItem,
  type ExecutionStatus,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { unlessMissing } from './errors.js';

export const executionArn = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;

export const executionName = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** Undefined when there is no such execution. */
export const describeExecution = (
  sfn: SFNClient,
  arn: string,
): Promise<DescribeExecutionOutput | undefined> =>
  unlessMissing(
    sfn.send(new DescribeExecutionCommand({ executionArn: arn })),
    'ExecutionDoesNotExist',
    'InvalidArn',
  );

/** All events, oldest first. */
export async function historyOf(sfn: SFNClient, arn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn: arn, maxResults: 1000, nextToken }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return events;
}

/** Newest first. */
export async function* executionsOf(
  sfn: SFNClient,
  stateMachineArn: string,
  statusFilter?: ExecutionStatus,
): AsyncGenerator<ExecutionListItem> {
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter, maxResults: 1000, nextToken }),
    );
    yield* page.executions ?? [];
    nextToken = page.nextToken;
  } while (nextToken);
}
