import {
  GetPipelineExecutionCommand,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  PutApprovalResultCommand,
  type ActionExecutionDetail,
  type CodePipelineClient,
} from '@aws-sdk/client-codepipeline';
import { ListObjectsV2Command, GetObjectCommand } from '@aws-sdk/client-s3';
import { parseRunId, STAGES } from '@ringi/approvals';
import type { System } from './system.js';

/** @throws Error when the id names no execution of a pipeline. */
export function runOf(executionId: string): { pipelineName: string; pipelineExecutionId: string } {
  const run = parseRunId(executionId);
  if (!run) throw new Error(`${executionId} is no execution of a pipeline`);
  return run;
}

export const runStatus = async ({ codepipeline }: System, executionId: string) =>
  (await codepipeline.send(new GetPipelineExecutionCommand(runOf(executionId)))).pipelineExecution?.status;

export async function actionsOf(
  { codepipeline }: System,
  executionId: string,
): Promise<readonly ActionExecutionDetail[]> {
  const { pipelineName, pipelineExecutionId } = runOf(executionId);
  const { actionExecutionDetails = [] } = await codepipeline.send(
    new ListActionExecutionsCommand({ pipelineName, filter: { pipelineExecutionId } }),
  );
  return actionExecutionDetails;
}

/** Statuses of the actions of a stage, newest first. */
export const statusesOf = async (system: System, executionId: string, stage: string) =>
  (await actionsOf(system, executionId))
    .filter(({ stageName }) => stageName === stage)
    .map(({ status }) => status);

/** Answers the approval that waits, as any client of AWS does. @throws what AWS answers. */
export async function putApproval(
  system: System,
  client: CodePipelineClient,
  executionId: string,
  status: 'Approved' | 'Rejected',
  summary = 'By an AWS client',
): Promise<void> {
  const action = (await actionsOf(system, executionId)).find(
    (each) => each.stageName === STAGES.approval && each.status === 'InProgress',
  );
  const { pipelineName } = runOf(executionId);
  await client.send(
    new PutApprovalResultCommand({
      pipelineName,
      stageName: STAGES.approval,
      actionName: STAGES.approval,
      token: action?.output?.executionResult?.externalExecutionId,
      result: { status, summary },
    }),
  );
}

export async function executionsOf({ codepipeline }: System, pipelineName: string) {
  const found = [];
  for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
    const page = await codepipeline.send(new ListPipelineExecutionsCommand({ pipelineName, nextToken }));
    found.push(...(page.pipelineExecutionSummaries ?? []));
    nextToken = page.nextToken;
  }
  return found;
}

/** Keys of what was deployed for a request, below its id. */
export async function deployedFor({ s3 }: System, bucket: string, requestId: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: bucket, Prefix: `${requestId}/` }),
  );
  return Contents.flatMap(({ Key }) => Key ?? []);
}

export const textAt = async ({ s3 }: System, Bucket: string, Key: string): Promise<string | undefined> =>
  (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
