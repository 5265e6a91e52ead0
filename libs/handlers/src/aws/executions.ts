import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Executions } from '../core/ports.js';

/** Step Functions' own errors that say a token is no longer taken. */
const GONE = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);
const NO_EXECUTION = new Set(['ExecutionDoesNotExist']);

const named = (error: unknown, names: ReadonlySet<string>): boolean =>
  error instanceof Error && names.has(error.name);

async function accepted(answer: Promise<unknown>): Promise<'accepted' | 'gone'> {
  try {
    await answer;
    return 'accepted';
  } catch (error) {
    if (named(error, GONE)) return 'gone';
    throw error;
  }
}

export function stepFunctions(client: SFNClient): Executions {
  return {
    async describe(executionArn) {
      try {
        const {
          status = '',
          redriveCount = 0,
          output,
          error,
          stopDate,
        } = await client.send(new DescribeExecutionCommand({ executionArn }));
        return {
          status,
          redrive_count: redriveCount,
          ...(output !== undefined && { output: JSON.parse(output) as unknown }),
          ...(error !== undefined && { error }),
          ...(stopDate && { stopped_at: stopDate.toISOString() }),
        };
      } catch (error) {
        if (named(error, NO_EXECUTION)) return undefined;
        throw error;
      }
    },
    async stop(executionArn, error, cause) {
      try {
        await client.send(new StopExecutionCommand({ executionArn, error, cause }));
      } catch (failure) {
        if (!named(failure, NO_EXECUTION)) throw failure;
      }
    },
    succeed: (taskToken, decision) =>
      accepted(client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(decision) }))),
    fail: (taskToken, failure) =>
      accepted(client.send(new SendTaskFailureCommand({ taskToken, ...failure }))),
  };
}
