import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { StartedSchema, type StartEvent } from '@ringi/shared-types';
import type { StarterPorts } from '../core/ports.js';

/** Runs the start function and waits for its answer. */
export function startAgainBy(client: LambdaClient, FunctionName: string): StarterPorts['startAgain'] {
  return async (approvalId) => {
    const event: StartEvent = { start_again: approvalId };
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
    );
    const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString('utf8') || 'null');
    if (FunctionError) {
      const { errorType = FunctionError } = (answer ?? {}) as { errorType?: string };
      throw new Error(`The start function failed for approval ${approvalId}: ${errorType}. See its log.`);
    }
    return StartedSchema.parse(answer);
  };
}
