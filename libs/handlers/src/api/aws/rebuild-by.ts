import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { RebuiltSchema } from '@ringi/shared-types';
import type { ApiPorts } from '../ports.js';

/** Runs the projector, which alone may scan the table, and waits for its answer. */
export const rebuildBy =
  (client: LambdaClient, FunctionName: string): ApiPorts['rebuild'] =>
  async (from) => {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify({ rebuild: true, ...from }) }),
    );
    if (FunctionError) throw new Error(`The projector failed (${FunctionError}). See its log.`);
    return RebuiltSchema.parse(JSON.parse(Buffer.from(Payload ?? []).toString('utf8')));
  };
