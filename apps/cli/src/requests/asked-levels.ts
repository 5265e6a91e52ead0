import type { SFNClient } from '@aws-sdk/client-sfn';
import type { FlowEndpoint } from '@ringi/local/endpoints';
import type { ApprovalRequest } from '@ringi/shared-types';
import { mapAtOnce } from '../aws/at-once.js';
import { executionsOf, historyOf } from '../aws/step-functions.js';
import { approvalIdOf } from './approval-id.js';
import { readCallerHistory, type LevelHistory } from './caller-history.js';

/** A level that is asked now. */
export interface AskedLevel {
  readonly request: ApprovalRequest;
  readonly approvalId: string;
  readonly componentExecutionArn: string;
  /** ISO 8601; the start function sets the deadline some moments after it. */
  readonly askedAt: string;
  readonly dueAt: string;
}

/** The level as one that is asked now; undefined when it is not started, or has ended. */
export function askedNow(level: LevelHistory): AskedLevel | undefined {
  const { request, componentExecutionArn, askedAt, decision, error } = level;
  if (componentExecutionArn === undefined || askedAt === undefined) return undefined;
  if (decision !== undefined || error !== undefined) return undefined;
  return {
    request,
    approvalId: approvalIdOf(componentExecutionArn),
    componentExecutionArn,
    askedAt,
    dueAt: dueAt(level, askedAt),
  };
}

/** To the second or so: the deadline itself is kept where people cannot read it. */
export const dueAt = ({ request }: LevelHistory, askedAt: string): string =>
  new Date(Date.parse(askedAt) + request.duration_seconds * 1000).toISOString();

/** Every level that is asked now, of any running request. */
export async function levelsBeingAsked(
  sfn: SFNClient,
  flows: readonly FlowEndpoint[],
): Promise<readonly AskedLevel[]> {
  const running: string[] = [];
  for (const { stateMachineArn } of flows) {
    for await (const { executionArn } of executionsOf(sfn, stateMachineArn, 'RUNNING')) {
      if (executionArn) running.push(executionArn);
    }
  }
  const levels = await mapAtOnce(running, async (arn) => readCallerHistory(await historyOf(sfn, arn)));
  return levels.flat().flatMap((level) => askedNow(level) ?? []);
}
