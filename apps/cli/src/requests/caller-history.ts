import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { AdmittedSchema, DecisionSchema, type ApprovalRequest, type Decision } from '@ringi/shared-types';
import { parseJson } from '../parse-json.js';

/** What a caller's history tells of one level. */
export interface LevelHistory {
  readonly request: ApprovalRequest;
  /** The component execution, once started. A redrive's counts, the one before does not. */
  readonly componentExecutionArn?: string;
  /** When it was started, ISO 8601. */
  readonly askedAt?: string;
  readonly decision?: Decision;
  readonly error?: string;
  readonly cause?: string;
}

interface Progress {
  componentExecutionArn?: string;
  askedAt?: string;
  decision?: Decision;
  error?: string;
  cause?: string;
}

/**
 * The levels of a request, by the caller's history alone: a component's own history holds the task token, so that
 * people may not read it. Empty as long as Admit has not answered, and when it refused.
 */
export function readCallerHistory(events: readonly HistoryEvent[]): readonly LevelHistory[] {
  let requests: readonly ApprovalRequest[] = [];
  const progress = new Map<number, Progress>();
  let state = '';
  for (const event of events) {
    state = event.stateEnteredEventDetails?.name ?? state;
    const level = Number(/^Level(\d+)$/.exec(state)?.[1]);
    const succeeded = event.taskSucceededEventDetails;
    if (succeeded && state === 'Admit') requests = admittedLevels(succeeded.output) ?? requests;
    if (!level) continue;
    const here = progress.get(level) ?? {};
    if (event.type === 'TaskScheduled') progress.set(level, {});
    else if (event.taskSubmittedEventDetails) {
      const arn = field(event.taskSubmittedEventDetails.output, 'ExecutionArn');
      progress.set(level, {
        ...(typeof arn === 'string' && { componentExecutionArn: arn }),
        ...(event.timestamp && { askedAt: event.timestamp.toISOString() }),
      });
    } else if (succeeded) {
      const decision = DecisionSchema.safeParse(field(succeeded.output, 'Output'));
      progress.set(level, { ...here, ...(decision.success && { decision: decision.data }) });
    } else if (event.taskFailedEventDetails) {
      const { error = '', cause = '' } = event.taskFailedEventDetails;
      progress.set(level, { ...here, ...childError(error, cause) });
    }
  }
  return requests.map((request) => ({ request, ...progress.get(request.level) }));
}

function admittedLevels(output: string | undefined): readonly ApprovalRequest[] | undefined {
  const admitted = AdmittedSchema.safeParse(field(output, 'Payload'));
  return admitted.success ? admitted.data.levels : undefined;
}

/** A failed child's own error is in the cause. */
function childError(error: string, cause: string): { error: string; cause: string } {
  const own = field(cause, 'Error');
  return typeof own === 'string'
    ? { error: own, cause: String(field(cause, 'Cause') ?? '') }
    : { error, cause };
}

const field = (json: string | undefined, name: string): unknown =>
  (parseJson(json) as Record<string, unknown> | null | undefined)?.[name];
