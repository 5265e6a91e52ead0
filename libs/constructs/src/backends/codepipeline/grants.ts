import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { UPLOADS } from '@ringi/approvals';
import type { RingiCore } from '../../core/ringi-core.js';
import { acknowledge } from '../../parts/acknowledge.js';
import { policyName } from '../../parts/names.js';
import { allow } from '../../parts/statements.js';
import { acknowledgeListing, acknowledgePipelines, approvalsOf, pipelineArn, pipelinesOf } from './arns.js';
import type { LevelFiles } from './level-files.js';

const READ = [
  'codepipeline:GetPipelineExecution',
  'codepipeline:ListActionExecutions',
  'codepipeline:ListPipelineExecutions',
];

/**
 * What the functions and the approvers may do with pipelines, whatever the flow. Starting one is not among it, and
 * retrying a stage nobody of ours may: it would ask again what was rejected.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/permissions-reference.html
 */
export function grantCore(core: RingiCore): void {
  const { functions, approver } = core;
  for (const scope of [...Object.values(functions), approver]) acknowledgePipelines(scope, core);
  for (const { role } of Object.values(functions)) role.addToPolicy(allow(READ, [pipelinesOf(core)]));
  for (const { role } of [functions.start, functions.close, functions.reconcile]) {
    role.addToPolicy(allow(['codepipeline:StopPipelineExecution'], [pipelinesOf(core)]));
  }
  acknowledgeListing(functions.reconcile);
  functions.reconcile.role.addToPolicy(allow(['codepipeline:ListPipelines'], [pipelineArn('*')]));
  approver.role.addToPolicy(
    allow([...READ, 'codepipeline:GetPipeline', 'codepipeline:GetPipelineState'], [pipelinesOf(core)]),
  );
  approver.role.addToPolicy(allow(['codepipeline:PutApprovalResult'], [approvalsOf(core)]));
}

/** The API looks for the approval action of an execution and reads its state back. */
export function apiStatements(scope: Construct, core: RingiCore): readonly iam.PolicyStatement[] {
  acknowledgePipelines(scope, core);
  return [
    allow(['codepipeline:GetPipelineExecution', 'codepipeline:ListActionExecutions'], [pipelinesOf(core)]),
  ];
}

export interface FlowGrantProps {
  readonly core: RingiCore;
  readonly pipelines: readonly string[];
  readonly topicArns: readonly string[];
  readonly files: readonly LevelFiles[];
}

/** Only the start function's role may put this flow's files, start its pipelines and send its mail. */
export function grantFlow(scope: Construct, { core, pipelines, topicArns, files }: FlowGrantProps): void {
  const uploads = [...new Set(files.map(({ bucket }) => bucket.arnForObjects(`${UPLOADS}*`)))];
  const policy = new iam.Policy(scope, 'StartPolicy', {
    policyName: policyName(scope, 'start-pipeline'),
    roles: [core.functions.start.role],
    statements: [
      allow(['codepipeline:StartPipelineExecution'], pipelines.map(pipelineArn)),
      allow(
        ['s3:PutObject'],
        files.map(({ bucket, inputKey }) => bucket.arnForObjects(inputKey)),
      ),
      allow(['s3:GetObject', 's3:GetObjectVersion'], uploads),
      allow(['sns:Publish'], topicArns),
    ],
  });
  for (const { finding } of files) {
    acknowledge(
      policy,
      `IAM5[Resource::${finding}/${UPLOADS}*]`,
      'Requesters name the files they put there; nothing else of the bucket may be read.',
    );
  }
}
