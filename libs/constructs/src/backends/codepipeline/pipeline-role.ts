import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../../parts/acknowledge.js';
import { policyName } from '../../parts/names.js';
import { allow } from '../../parts/statements.js';
import { pipelineArn } from './arns.js';
import type { LevelFiles } from './level-files.js';

export interface PipelineRoleProps {
  readonly pipelines: readonly string[];
  readonly files: readonly LevelFiles[];
  /** ARN of the function of the Verify action. */
  readonly verify: string;
}

/**
 * The role a flow's pipelines act as: it reads and writes their buckets and calls Verify, nothing else.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
 */
export class PipelineRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, { pipelines, files, verify }: PipelineRoleProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      description: 'What the pipelines of an approval flow act as.',
      // Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/cross-service-confused-deputy-prevention.html
      assumedBy: new iam.ServicePrincipal('codepipeline.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': pipelines.map(pipelineArn) },
        },
      }),
    });
    const buckets = [...new Set(files.map(({ bucket }) => bucket.bucketArn))];
    const policy = new iam.Policy(this, 'Policy', {
      policyName: policyName(this, 'pipelines'),
      roles: [this.role],
      statements: [
        allow(['s3:GetBucketVersioning', 's3:GetBucketAcl', 's3:GetBucketLocation'], buckets),
        allow(
          ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
          buckets.map((arn) => `${arn}/*`),
        ),
        allow(['lambda:InvokeFunction'], [verify]),
      ],
    });
    for (const { finding } of files) {
      acknowledge(
        policy,
        `IAM5[Resource::${finding}/*]`,
        'CodePipeline makes up the keys of its artifacts, and deploys below the request’s id. https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts.html#concepts-artifacts',
      );
    }
  }
}
