import { createHash } from 'node:crypto';
import {
  PutApprovalResultCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
  type CodePipelineClient,
  type PipelineExecutionSummary,
} from '@aws-sdk/client-codepipeline';
import {
  isPastDue,
  parseRunId,
  pipelineVerdict,
  runId,
  STAGES,
  VARIABLES,
  type BackendPort,
} from '@ringi/approvals';
import type { ApprovalRecord, ApprovalRequest } from '@ringi/shared-types';
import { ANSWERED, FULL, isNamed, NOT_STOPPABLE, unless } from './aws-errors.js';
import { utc } from './notice.js';
import { PipelineRuns } from './pipeline-runs.js';
import { settingsOf, withFile } from './settings.js';
import type { Starter } from './starter.js';

export interface CodePipelineOptions {
  readonly codepipeline: CodePipelineClient;
  /** Name of this deployment; its pipelines' names start with it. */
  readonly deployment: string;
  /** Name of the one role that starts executions. */
  readonly startRole: string;
  /** A client that acts as a person, for `decide`. */
  readonly asPerson: (person: string) => Promise<CodePipelineClient>;
  /** Given to the one function that starts executions. */
  readonly starter?: Starter;
  readonly now: () => number;
}

/** Two clocks may differ by as much. */
const SKEW_MS = 5 * 60_000;
/** What a manual approval's wait and a deployment after it take at most. */
const LONGEST_MS = 61 * 86_400_000;
const RUNNING: ReadonlySet<string> = new Set(['InProgress', 'Stopping']);
const MAXIMUM_SUMMARY = 512;

/** A manual approval in a pipeline, V2 in the mode PARALLEL. */
export function codePipelinePort(options: CodePipelineOptions): BackendPort {
  const { codepipeline, startRole, starter, asPerson, now } = options;
  const runs = new PipelineRuns(codepipeline);

  const isOurs = ({ trigger }: PipelineExecutionSummary): boolean =>
    trigger?.triggerType === 'StartPipelineExecution' &&
    (trigger.triggerDetail?.includes(`:assumed-role/${startRole}/`) ?? false);

  /** The approval action that waits for an answer now. */
  async function waiting(id: string) {
    const actions = await runs.actions(id);
    return actions.find(({ stageName, status }) => stageName === STAGES.approval && status === 'InProgress');
  }

  return {
    ...(starter && {
      prepare: async (approval_id: string, request: ApprovalRequest) =>
        withFile(request.settings, await starter.putFile(approval_id, request)),
    }),

    async start(record, lease) {
      const { pipeline, versionId } = settingsOf(record.request);
      const started = await unless(
        FULL,
        codepipeline.send(
          new StartPipelineExecutionCommand({
            name: pipeline,
            variables: Object.entries(variablesOf(record)).map(([name, value]) => ({ name, value })),
            sourceRevisions: [
              {
                actionName: STAGES.source,
                revisionType: 'S3_OBJECT_VERSION_ID',
                revisionValue: versionId ?? '',
              },
            ],
            clientRequestToken: createHash('sha256').update(`${record.approval_id}#${lease}`).digest('hex'),
          }),
        ),
      );
      if (!started) return 'full';
      if (!started.pipelineExecutionId)
        throw new Error(`CodePipeline started no execution for approval ${record.approval_id}.`);
      await starter?.tell(record);
      return runId(pipeline, started.pipelineExecutionId);
    },

    async describe(id) {
      const run = await runs.view(id);
      return run ? pipelineVerdict(run, new Date(now()).toISOString()) : { status: 'unknown' };
    },

    async decide(id, person, { answer, comment = '' }) {
      const run = parseRunId(id);
      const action = await waiting(id);
      const token = action?.output?.executionResult?.externalExecutionId;
      if (!run || !token) throw new Error(`The execution ${id} does not wait for an answer.`);
      const client = await asPerson(person);
      const status = answer === 'approve' ? 'Approved' : 'Rejected';
      try {
        await client.send(
          new PutApprovalResultCommand({
            pipelineName: run.pipelineName,
            stageName: STAGES.approval,
            actionName: STAGES.approval,
            token,
            result: { status, summary: comment.slice(0, MAXIMUM_SUMMARY) },
          }),
        );
      } catch (error) {
        if (!isNamed(error, ANSWERED)) throw error;
        // The SDK repeats a call whose answer was lost: the answer that is there may be this one.
        const now = (await runs.actions(id)).find(
          (each) => each.actionExecutionId === action.actionExecutionId,
        );
        const same = now?.status === (answer === 'approve' ? 'Succeeded' : 'Failed');
        if (!same || !now.updatedBy?.endsWith(`/${person}`)) throw error;
      }
    },

    async stop(id, reason) {
      const run = parseRunId(id);
      if (!run) return;
      const stop = new StopPipelineExecutionCommand({ ...run, abandon: true, reason: reason.slice(0, 200) });
      await unless(NOT_STOPPABLE, codepipeline.send(stop));
    },

    async find(record) {
      const { pipeline, versionId } = settingsOf(record.request);
      const since = Date.parse(record.created_at) - SKEW_MS;
      for (const summary of await runs.since(pipeline, since)) {
        const [source] = summary.sourceRevisions ?? [];
        // What its source action has not read yet names no version.
        const maybe = isOurs(summary) && (source?.revisionId ?? versionId) === versionId;
        const id = runId(pipeline, summary.pipelineExecutionId ?? '');
        if (!maybe || (await approvalOf(id)) !== record.approval_id) continue;
        // The call that started it may have died before it told anybody.
        if (record.state === 'open' && !isPastDue(record, now())) await starter?.tell(record);
        return id;
      }
      return undefined;
    },

    boundId: (id) => Promise.resolve(id),

    async running() {
      const found: string[] = [];
      for (const pipeline of await runs.pipelines(`${options.deployment}-`)) {
        for (const { status = '', pipelineExecutionId = '' } of await runs.since(
          pipeline,
          now() - LONGEST_MS,
        ))
          if (RUNNING.has(status)) found.push(runId(pipeline, pipelineExecutionId));
      }
      return found;
    },

    approvalOf,
  };

  async function approvalOf(id: string): Promise<string | undefined> {
    const run = await runs.get(id);
    return run?.variables?.find(({ name }) => name === VARIABLES.approval)?.resolvedValue;
  }
}

/** What an execution is given. No task token is among it. */
const variablesOf = ({ approval_id, request, due_at }: ApprovalRecord): Record<string, string> => ({
  [VARIABLES.approval]: approval_id,
  [VARIABLES.request]: request.request_id,
  [VARIABLES.customData]: `${request.message} Answers count until ${utc(due_at)}.`,
  [VARIABLES.reviewUrl]: request.confirmation_url,
});
