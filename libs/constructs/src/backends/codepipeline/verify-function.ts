import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Stack } from 'aws-cdk-lib';
import type { RingiCore } from '../../core/ringi-core.js';
import { acknowledge, acknowledgeExecutions } from '../../parts/acknowledge.js';
import { bundleCode } from '../../parts/bundle.js';
import { policyName } from '../../parts/names.js';
import { RingiFunction } from '../../parts/ringi-function.js';
import { allow, allowEverywhere, executionsOf } from '../../parts/statements.js';
import { pipelineArn } from './arns.js';

export interface VerifyProps {
  readonly core: RingiCore;
  readonly pipelines: readonly string[];
}

/** The action before the deployment, with a role of its own: it reads, and writes one attribute of an approval. */
export function verifyFunction(scope: Construct, { core, pipelines }: VerifyProps): RingiFunction {
  const made = new RingiFunction(scope, 'verify', {
    code: bundleCode('verify'),
    description: 'Lets a pipeline deploy what was approved by the rules.',
    logRetention: logs.RetentionDays.THREE_MONTHS,
  });
  const { requests } = core.tables;
  made.function.addEnvironment('RINGI_REQUESTS_TABLE', requests.tableName);
  // The caller's name is its stack's.
  const machines = [core.components.codepipeline.name, Stack.of(scope).stackName];
  for (const name of machines) acknowledgeExecutions(made, name);
  const policy = new iam.Policy(made, 'Policy', {
    policyName: policyName(scope, 'verify'),
    roles: [made.role],
    statements: [
      allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], [requests.tableArn]),
      allow(['states:DescribeExecution'], machines.map(executionsOf)),
      allow(
        ['codepipeline:GetPipelineExecution', 'codepipeline:ListActionExecutions'],
        pipelines.map(pipelineArn),
      ),
      allowEverywhere(['codepipeline:PutJobSuccessResult', 'codepipeline:PutJobFailureResult']),
    ],
  });
  acknowledge(
    policy,
    'IAM5[Resource::*]',
    'The result of a job takes no resource. https://docs.aws.amazon.com/codepipeline/latest/userguide/permissions-reference.html',
  );
  return made;
}
