import type { DescribeExecutionOutput, SFNClient } from '@aws-sdk/client-sfn';
import type { FlowEndpoint } from '@ringi/local/endpoints';
import { describeExecution, executionArn, executionsOf } from '../aws/step-functions.js';
import { Refused } from '../errors.js';

export interface FoundRequest {
  readonly flow: FlowEndpoint;
  readonly execution: DescribeExecutionOutput;
}

const SHORTEST_PREFIX = 4;

/**
 * The request a person means: by the ARN or the name of the caller's execution, or the beginning of its name.
 * @returns undefined when there is none.
 * @throws Refused when several begin like that.
 */
export async function findRequest(
  sfn: SFNClient,
  flows: readonly FlowEndpoint[],
  id: string,
): Promise<FoundRequest | undefined> {
  for (const flow of flows) {
    const prefix = executionArn(flow.stateMachineArn, '');
    const arn = id.startsWith('arn:') ? id : `${prefix}${id}`;
    if (!arn.startsWith(prefix) || !/^[\w.:-]+$/.test(arn)) continue;
    const execution = await describeExecution(sfn, arn);
    if (execution) return { flow, execution };
  }
  if (id.startsWith('arn:') || id.length < SHORTEST_PREFIX) return undefined;
  return findByPrefix(sfn, flows, id);
}

async function findByPrefix(
  sfn: SFNClient,
  flows: readonly FlowEndpoint[],
  prefix: string,
): Promise<FoundRequest | undefined> {
  const found: { flow: FlowEndpoint; arn: string; name: string }[] = [];
  for (const flow of flows) {
    for await (const { name = '', executionArn: arn } of executionsOf(sfn, flow.stateMachineArn)) {
      if (arn && name.startsWith(prefix)) found.push({ flow, arn, name });
    }
  }
  if (found.length > 1) {
    const names = found.map(({ name }) => name).slice(0, 5);
    throw new Refused(
      `'${prefix}' begins the names of ${found.length} requests: ${names.join(', ')}. Give more of the name.`,
    );
  }
  const [only] = found;
  const execution = only && (await describeExecution(sfn, only.arn));
  return only && execution && { flow: only.flow, execution };
}

/** @throws Refused when there is none. */
export async function requireRequest(
  sfn: SFNClient,
  flows: readonly FlowEndpoint[],
  id: string,
): Promise<FoundRequest> {
  const found = await findRequest(sfn, flows, id);
  if (found) return found;
  throw new Refused(
    `There is no request '${id}' in the flows ${flows.map(({ name }) => name).join(', ')}. List what there is with: ringi list`,
  );
}
