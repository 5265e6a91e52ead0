import {
  CodePipelineClient,
  GetPipelineExecutionCommand,
  ListActionExecutionsCommand,
  PutApprovalResultCommand,
  StartPipelineExecutionCommand,
  type StartPipelineExecutionCommandInput,
} from '@aws-sdk/client-codepipeline';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createLocalAws, type LocalAws, type LocalAwsOptions } from '../../../create-local-aws.js';
import type { BusEvent } from '../../../core/environment.js';
import { clientConfig } from '../../../testing/wire-client.js';

export const ACCOUNT = '123456789012';
export const START = Date.UTC(2026, 10, 21, 10);
export const BUCKET = 'artifacts';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/Pipeline`;
const type = (Category: string, Provider: string) => ({ Category, Owner: 'AWS', Provider, Version: '1' });

export interface PipelineOptions {
  readonly mode?: 'SUPERSEDED' | 'QUEUED' | 'PARALLEL';
  /** Properties of the pipeline that replace or add. */
  readonly properties?: object;
  readonly approval?: object;
  readonly approvalConfiguration?: object;
  readonly sourceConfiguration?: object;
  /** Actions of a stage between Approval and Deploy. */
  readonly verify?: readonly object[];
  readonly deployConfiguration?: object;
}

/** S3 source → manual approval → (verify) → S3 deploy, as a resource of a template. */
export function approvalPipeline(name: string, options: PipelineOptions = {}): object {
  const { mode = 'PARALLEL', verify } = options;
  return {
    Type: 'AWS::CodePipeline::Pipeline',
    Properties: {
      Name: name,
      PipelineType: 'V2',
      ExecutionMode: mode,
      RoleArn: ROLE,
      ArtifactStore: { Type: 'S3', Location: BUCKET },
      Variables: [{ Name: 'approvalId', DefaultValue: 'none' }],
      Stages: [
        {
          Name: 'Source',
          Actions: [
            {
              Name: 'Source',
              ActionTypeId: type('Source', 'S3'),
              Namespace: 'source',
              OutputArtifacts: [{ Name: 'SourceArtifact' }],
              Configuration: {
                S3Bucket: BUCKET,
                S3ObjectKey: 'input.html',
                PollForSourceChanges: false,
                AllowOverrideForS3ObjectKey: true,
                ...options.sourceConfiguration,
              },
            },
          ],
        },
        {
          Name: 'Approval',
          Actions: [
            {
              Name: 'Approve',
              ActionTypeId: type('Approval', 'Manual'),
              Configuration: {
                CustomData: 'request #{variables.approvalId}',
                ...options.approvalConfiguration,
              },
              ...options.approval,
            },
          ],
        },
        ...(verify ? [{ Name: 'Verify', Actions: verify }] : []),
        {
          Name: 'Deploy',
          Actions: [
            {
              Name: 'Deploy',
              ActionTypeId: type('Deploy', 'S3'),
              InputArtifacts: [{ Name: 'SourceArtifact' }],
              Configuration: {
                BucketName: BUCKET,
                Extract: false,
                ObjectKey: 'approved/#{variables.approvalId}/file.html',
                ...options.deployConfiguration,
              },
            },
          ],
        },
      ],
      ...options.properties,
    },
  };
}

/** The bucket of sources, artifacts and what is deployed. */
export const bucket = {
  Type: 'AWS::S3::Bucket',
  Properties: { BucketName: BUCKET, VersioningConfiguration: { Status: 'Enabled' } },
};

/** One emulator with clients, in which pipelines are deployed and walked. */
export class PipelineWorld {
  readonly aws: LocalAws;
  readonly pipelines: CodePipelineClient;
  readonly s3: S3Client;
  readonly events: BusEvent[] = [];

  constructor(aws: LocalAws) {
    this.aws = aws;
    this.pipelines = new CodePipelineClient(clientConfig(aws));
    this.s3 = new S3Client(clientConfig(aws));
    aws.environment.subscribe((event) => {
      if (event.source === 'aws.codepipeline') this.events.push(event);
    });
  }

  static async create(options: LocalAwsOptions = {}): Promise<PipelineWorld> {
    const aws = await createLocalAws({
      accountId: ACCOUNT,
      clock: { mode: 'manual', start: START },
      log: (line) => {
        throw new Error(line);
      },
      ...options,
    });
    const world = new PipelineWorld(aws);
    await aws.deploy({ stackName: 'Store', template: { Resources: { Bucket: bucket } } });
    await world.put('input.html', '<p>first</p>');
    return world;
  }

  async close(): Promise<void> {
    this.pipelines.destroy();
    this.s3.destroy();
    await this.aws.close();
  }

  idle = (): Promise<void> => this.aws.environment.activity.idle();

  /** Deploys one pipeline as a stack of its name; the run of its creation ends as `first` says. */
  async deploy(name: string, options: PipelineOptions = {}, resources: object = {}): Promise<void> {
    await this.aws.deploy({
      stackName: name,
      template: { Resources: { Pipeline: approvalPipeline(name, options), ...resources } },
    });
    await this.idle();
  }

  async put(Key: string, Body: string, ContentType = 'text/html'): Promise<string> {
    const { VersionId } = await this.s3.send(
      new PutObjectCommand({ Bucket: BUCKET, Key, Body, ContentType }),
    );
    return VersionId ?? '';
  }

  async start(name: string, more: Partial<StartPipelineExecutionCommandInput> = {}): Promise<string> {
    const { pipelineExecutionId } = await this.pipelines.send(
      new StartPipelineExecutionCommand({ name, ...more }),
    );
    await this.idle();
    return pipelineExecutionId ?? '';
  }

  async status(pipelineName: string, pipelineExecutionId: string): Promise<string | undefined> {
    await this.idle();
    const answer = await this.pipelines.send(
      new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId }),
    );
    return answer.pipelineExecution?.status;
  }

  /** Runs of actions of one execution, newest first. */
  async actions(pipelineName: string, pipelineExecutionId: string) {
    await this.idle();
    const { actionExecutionDetails = [] } = await this.pipelines.send(
      new ListActionExecutionsCommand({ pipelineName, filter: { pipelineExecutionId } }),
    );
    return actionExecutionDetails;
  }

  /** The newest run of one action. */
  async action(pipelineName: string, executionId: string, actionName: string) {
    return (await this.actions(pipelineName, executionId)).find((each) => each.actionName === actionName);
  }

  async token(pipelineName: string, executionId: string): Promise<string> {
    const approval = await this.action(pipelineName, executionId, 'Approve');
    return approval?.output?.executionResult?.externalExecutionId ?? '';
  }

  async answer(
    pipelineName: string,
    executionId: string,
    status: 'Approved' | 'Rejected',
    client = this.pipelines,
  ): Promise<void> {
    const token = await this.token(pipelineName, executionId);
    await client.send(
      new PutApprovalResultCommand({
        pipelineName,
        stageName: 'Approval',
        actionName: 'Approve',
        token,
        result: { status, summary: 'read it' },
      }),
    );
    await this.idle();
  }

  /** `level:name:STATE` of the events of one execution, in order. */
  async eventsOf(executionId: string): Promise<string[]> {
    await this.idle();
    return this.events
      .filter(({ detail }) => detail['execution-id'] === executionId)
      .map(
        ({ detail }) =>
          String(detail['action'] ?? detail['stage'] ?? 'pipeline') + ':' + String(detail['state']),
      );
  }
}
