import type { HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import {
  ApprovalRequestSchema,
  StartedSchema,
  type ApprovalRequest,
  type Started,
} from '@ringi/shared-types';
import { mapAtOnce } from '../aws/at-once.js';
import { executionsOf, historyOf } from '../aws/step-functions.js';

/** One component execution: what it asks, and what the start function answered it. */
export interface AskedLevel {
  readonly componentExecutionArn: string;
  readonly request: ApprovalRequest;
  /** Absent before the start function answered. `execution_id` in it is the automation the level waits for. */
  readonly started?: Started;
}

/** Reads a component's history; undefined when it is none of ours. */
export function readAskedLevel(
  componentExecutionArn: string,
  events: readonly HistoryEvent[],
): AskedLevel | undefined {
  const first = events.find(({ executionStartedEventDetails }) => executionStartedEventDetails);
  const request = ApprovalRequestSchema.safeParse(parse(first?.executionStartedEventDetails?.input));
  if (!request.success) return undefined;
  // The last one: a Retry asks the start function again.
  const submitted = events.findLast(({ taskSubmittedEventDetails }) => taskSubmittedEventDetails);
  const answer = parse(submitted?.taskSubmittedEventDetails?.output) as { Payload?: unknown } | undefined;
  const started = StartedSchema.safeParse(answer?.Payload);
  return {
    componentExecutionArn,
    request: request.data,
    ...(started.success && { started: started.data }),
  };
}

export async function askedLevel(sfn: SFNClient, arn: string): Promise<AskedLevel | undefined> {
  return readAskedLevel(arn, await historyOf(sfn, arn));
}

/** Every level that is being asked now, of any request. */
export async function levelsBeingAsked(
  sfn: SFNClient,
  componentArns: readonly string[],
): Promise<readonly AskedLevel[]> {
  const arns: string[] = [];
  for (const component of new Set(componentArns)) {
    for await (const { executionArn } of executionsOf(sfn, component, 'RUNNING')) {
      if (executionArn) arns.push(executionArn);
    }
  }
  const levels = await mapAtOnce(arns, (arn) => askedLevel(sfn, arn));
  return levels.filter((level) => level !== undefined);
}

export function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
