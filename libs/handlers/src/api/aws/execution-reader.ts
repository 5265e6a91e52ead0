import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent as SdkEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { invalid } from '../problem.js';
import type { ExecutionReader, HistoryEvent } from '../ports.js';

const MAXIMUM_PAGE = 1000;
const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Executions, read only. */
export const executionReader = (client: SFNClient): ExecutionReader => ({
  async describe(executionArn) {
    try {
      const answer = await client.send(new DescribeExecutionCommand({ executionArn }));
      const { status = '', redriveCount = 0, input, output, error, cause, stopDate } = answer;
      return {
        status,
        redrive_count: redriveCount,
        ...(input !== undefined && { input }),
        ...(output !== undefined && { output: JSON.parse(output) as unknown }),
        ...(error !== undefined && { error }),
        ...(cause !== undefined && { cause }),
        ...(stopDate && { stopped_at: stopDate.toISOString() }),
      };
    } catch (error) {
      if (isNamed(error, 'ExecutionDoesNotExist')) return undefined;
      throw error;
    }
  },

  async history(executionArn, nextToken) {
    try {
      const page = await client.send(
        new GetExecutionHistoryCommand({ executionArn, nextToken, maxResults: MAXIMUM_PAGE }),
      );
      return {
        events: (page.events ?? []).map(eventOf),
        ...(page.nextToken !== undefined && { next: page.nextToken }),
      };
    } catch (error) {
      if (isNamed(error, 'ExecutionDoesNotExist')) return { events: [] };
      // A page's token is good for 24 hours; one that somebody made up may not even have the form of one.
      if (
        isNamed(error, 'InvalidToken') ||
        (nextToken !== undefined && isNamed(error, 'ValidationException'))
      )
        throw invalid([{ path: 'cursor', message: 'has expired; begin without it' }]);
      throw error;
    }
  },
});

/** Each type of event has its details under a name of its own. */
function eventOf({ id = 0, previousEventId = 0, type, timestamp, ...rest }: SdkEvent): HistoryEvent {
  const details = Object.entries(rest).find(([name, value]) => name.endsWith('EventDetails') && value)?.[1];
  return {
    id,
    previous_event_id: previousEventId,
    type: type ?? '',
    at: (timestamp ?? new Date(0)).toISOString(),
    ...(details && { details: { ...details } }),
  };
}
