/** Stages of a level's pipeline, each with one action of the same name. */
export const STAGES = { source: 'Source', approval: 'Approval', verify: 'Verify', deploy: 'Deploy' } as const;

/** Variables of a level's pipeline, which each execution is started with. Neither holds a task token. */
export const VARIABLES = {
  approval: 'ApprovalId',
  request: 'RequestId',
  customData: 'CustomData',
  reviewUrl: 'ReviewUrl',
} as const;

const DAY_MINUTES = 24 * 60;
/** Longest a manual approval waits. Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const MAXIMUM_MINUTES = 60 * DAY_MINUTES;

/** The approval action's own timeout, in minutes: never before the level's due time, never beyond what AWS allows. */
export const approvalTimeoutMinutes = (durationSeconds: number): number =>
  Math.min(Math.ceil(durationSeconds / 60) + 60, MAXIMUM_MINUTES);

/** An execution as events and records name it: executions have ids, but AWS asks for the pipeline as well. */
export const runId = (pipeline: string, execution: string): string => `${pipeline}/${execution}`;

/** @returns undefined when the text names no execution of a pipeline. */
export function parseRunId(id: string): { pipelineName: string; pipelineExecutionId: string } | undefined {
  const [, pipelineName, pipelineExecutionId] = /^([A-Za-z0-9.@\-_]{1,100})\/([0-9a-f-]{36})$/.exec(id) ?? [];
  return pipelineName && pipelineExecutionId ? { pipelineName, pipelineExecutionId } : undefined;
}
