import { approvalTimeoutMinutes, levelSeconds, runId, STAGES, VARIABLES } from '@ringi/approvals';
import * as codepipeline from 'aws-cdk-lib/aws-codepipeline';
import { Construct } from 'constructs';
import type { RingiFunction } from '../../parts/ringi-function.js';
import type { NumberedLevel } from '../backend-construct.js';
import type { LevelFiles } from './level-files.js';
import type { PipelineRole } from './pipeline-role.js';

export interface LevelPipelineProps extends NumberedLevel {
  readonly pipelineName: string;
  readonly files: LevelFiles;
  /** The role executions act as; its policy must be there when one starts. */
  readonly role: PipelineRole;
  readonly verify: RingiFunction;
}

const OUTPUT = 'SourceArtifact';
const variable = (name: string): string => `#{variables.${name}}`;

/**
 * The pipeline of one level. Executions run beside each other (PARALLEL), each with the version of the file it was
 * started with; nothing polls. What is approved is deployed only after Verify.
 * Sources: https://docs.aws.amazon.com/codepipeline/latest/userguide/execution-modes.html,
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export class LevelPipeline extends Construct {
  readonly pipeline: codepipeline.CfnPipeline;

  constructor(scope: Construct, id: string, props: LevelPipelineProps) {
    super(scope, id);
    const { files, role, verify, level, pipelineName } = props;
    const { bucket, inputKey, outputKey, shared } = files;
    this.pipeline = new codepipeline.CfnPipeline(this, 'Pipeline', {
      name: pipelineName,
      roleArn: role.role.roleArn,
      pipelineType: 'V2',
      executionMode: 'PARALLEL',
      artifactStore: { type: 'S3', location: bucket.bucketName },
      variables: [
        { name: VARIABLES.approval, description: 'The approval that is asked for.' },
        { name: VARIABLES.request, description: 'The request it belongs to.' },
        { name: VARIABLES.customData, description: 'What the approvers are told.' },
        { name: VARIABLES.reviewUrl, description: 'Where they look at what they approve.' },
      ],
      stages: [
        stage(STAGES.source, actionType('Source', 'S3'), {
          configuration: {
            S3Bucket: bucket.bucketName,
            S3ObjectKey: inputKey,
            // Ours are started with their version; polling starts others, and ends by itself after 30 quiet days.
            PollForSourceChanges: 'false',
          },
          outputArtifacts: [{ name: OUTPUT }],
        }),
        stage(STAGES.approval, actionType('Approval', 'Manual'), {
          // No NotificationArn: that mail would hold the token of the approval.
          configuration: {
            CustomData: variable(VARIABLES.customData),
            ExternalEntityLink: variable(VARIABLES.reviewUrl),
          },
          timeoutInMinutes: approvalTimeoutMinutes(levelSeconds(level)),
        }),
        stage(STAGES.verify, actionType('Invoke', 'Lambda'), {
          configuration: {
            FunctionName: verify.function.functionName,
            UserParameters: JSON.stringify({
              approval_id: variable(VARIABLES.approval),
              execution_id: runId(pipelineName, '#{codepipeline.PipelineExecutionId}'),
            }),
          },
        }),
        stage(STAGES.deploy, actionType('Deploy', 'S3'), {
          configuration: {
            BucketName: bucket.bucketName,
            ObjectKey: shared ? outputKey : `${variable(VARIABLES.request)}/${outputKey}`,
            Extract: 'false',
          },
          inputArtifacts: [{ name: OUTPUT }],
        }),
      ],
    });
    this.pipeline.node.addDependency(role);
  }
}

const actionType = (category: string, provider: string) => ({
  category,
  owner: 'AWS',
  provider,
  version: '1',
});

/** A stage of one action that bears its name. */
const stage = (
  name: string,
  actionTypeId: codepipeline.CfnPipeline.ActionTypeIdProperty,
  action: Partial<codepipeline.CfnPipeline.ActionDeclarationProperty>,
): codepipeline.CfnPipeline.StageDeclarationProperty => ({
  name,
  actions: [{ name, actionTypeId, runOrder: 1, ...action }],
});
