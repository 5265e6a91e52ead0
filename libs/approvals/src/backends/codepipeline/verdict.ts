import type { Decider } from '@ringi/shared-types';
import type { Description } from '../../backend.js';
import { STAGES } from './stages.js';

/** What `describe` needs of GetPipelineExecution and ListActionExecutions, with ISO 8601 times. */
export interface PipelineView {
  /** Cancelled, InProgress, Stopped, Stopping, Succeeded, Superseded or Failed. */
  readonly status: string;
  readonly actions: readonly ActionView[];
}

export interface ActionView {
  readonly stage: string;
  /** InProgress, Abandoned, Succeeded or Failed. */
  readonly status: string;
  readonly started_at: string;
  readonly updated_at: string;
  /** Of an approval: ARN of who answered. Nobody: it timed out, or could not ask. */
  readonly updated_by?: string;
  /** Of an approval: what was written with the answer. */
  readonly summary?: string;
  readonly error?: { readonly code?: string; readonly message?: string };
}

/** Verify's own refusals begin so; any other failure of that action is trouble, not an answer. Our choice. */
export const REFUSED = 'Ringi.NotPermitted: ';

const ENDED: ReadonlySet<string> = new Set(['Cancelled', 'Stopped', 'Succeeded', 'Superseded', 'Failed']);
const REASONS: Readonly<Record<string, string>> = {
  Stopped: 'stopped',
  Superseded: 'superseded',
  // "The pipeline's definition was updated before the pipeline execution could be completed."
  Cancelled: 'definition_updated',
};

/** The answer given at an approval action, if there is one. */
export function answerAt(action: ActionView | undefined): Decider | undefined {
  const { status, updated_by: principal, updated_at: at } = action ?? {};
  if (principal === undefined || (status !== 'Succeeded' && status !== 'Failed')) return undefined;
  return { principal, answer: status === 'Succeeded' ? 'approve' : 'reject', at };
}

/** Action executions of a stage, oldest first; a retry makes another. */
export const actionsOf = ({ actions }: PipelineView, stage: string): readonly ActionView[] =>
  actions.filter((action) => action.stage === stage).sort((a, b) => a.started_at.localeCompare(b.started_at));

/**
 * What a pipeline's execution says. An approval counts when the whole pipeline has succeeded: until then it is settling,
 * and a deployment that fails is no approval. A rejection counts at once and stays, whoever retries the stage later.
 * @param now ISO 8601, used where the execution carries no time of its own.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
 */
export function pipelineVerdict(run: PipelineView, now: string): Description {
  const ended = ENDED.has(run.status);
  const approval = actionsOf(run, STAGES.approval)[0];
  const answer = answerAt(approval);
  const end =
    run.actions
      .map(({ updated_at }) => updated_at)
      .sort()
      .at(-1) ?? now;
  const decided_by = answer ? [answer] : [];
  const comment = approval?.summary ? { comment: approval.summary } : {};
  const at = answer?.at ?? end;

  if (answer?.answer === 'reject') {
    return { status: 'verdict', ended, outcome: 'rejected', decided_by, at, ...comment };
  }
  const reason = REASONS[run.status];
  if (reason)
    return { status: 'verdict', ended, outcome: 'cancelled', reason, decided_by, at: end, ...comment };
  if (!ended) return answer ? { status: 'settling', at } : { status: 'open' };
  if (run.status === 'Succeeded' && answer) {
    return { status: 'verdict', ended, outcome: 'approved', decided_by, at, ...comment };
  }
  return answer ? afterApproval(run, answer, comment, end) : withoutAnswer(run, approval, end);
}

/** The pipeline failed though the file was approved. */
function afterApproval(
  run: PipelineView,
  answer: Decider,
  comment: { comment?: string },
  end: string,
): Description {
  const verify = actionsOf(run, STAGES.verify).at(-1);
  const deploy = actionsOf(run, STAGES.deploy).at(-1);
  const verdict = {
    status: 'verdict',
    ended: true,
    outcome: 'cancelled',
    decided_by: [answer],
    ...comment,
  } as const;
  if (deploy?.status === 'Failed') return { ...verdict, reason: 'deploy_failed', at: end };
  const message = verify?.error?.message;
  if (verify?.status === 'Failed' && (message === undefined || message.includes(REFUSED))) {
    return { ...verdict, reason: 'not_permitted', at: answer.at ?? end };
  }
  return failed(STAGES.verify, verify);
}

/** The pipeline failed before anybody answered. */
function withoutAnswer(run: PipelineView, approval: ActionView | undefined, end: string): Description {
  if (!approval) return failed(STAGES.source, actionsOf(run, STAGES.source).at(-1));
  if (approval.status !== 'Failed') return failed(STAGES.approval, approval);
  // AWS does not document how a timed-out approval differs from one that could not ask, but that nobody answered it.
  const message = approval.error?.message;
  return message === undefined || /time|expire/i.test(`${approval.error?.code ?? ''} ${message}`)
    ? {
        status: 'verdict',
        ended: true,
        outcome: 'timed_out',
        reason: 'backend_timeout',
        decided_by: [],
        at: end,
      }
    : failed(STAGES.approval, approval);
}

const failed = (stage: string, action: ActionView | undefined): Description => ({
  status: 'failed',
  ended: true,
  error: `CodePipeline.${stage}${action?.status ?? 'Missing'}`,
  cause: action?.error?.message ?? action?.summary ?? `The pipeline failed at ${stage} without a reason.`,
});
