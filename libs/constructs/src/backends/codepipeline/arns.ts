import { Aws } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { deploymentName } from '../../core/core-functions.js';
import type { RingiCore } from '../../core/ringi-core.js';
import { STAGES } from '@ringi/approvals';
import { acknowledge } from '../../parts/acknowledge.js';
import { arnHere } from '../../parts/statements.js';

/** Names of a deployment's pipelines start with it, whatever the flow: so the shared functions find all of them. */
export const pipelineName = (core: RingiCore, flow: string, level: number): string =>
  `${deploymentName(core)}-${flow}-L${level}`;

export const pipelineArn = (name: string): string => arnHere('codepipeline', name);

/** Every pipeline of this deployment. */
export const pipelinesOf = (core: RingiCore): string => pipelineArn(`${deploymentName(core)}-*`);

/** The action people answer, of every pipeline of this deployment. */
export const approvalsOf = (core: RingiCore): string =>
  `${pipelinesOf(core)}/${STAGES.approval}/${STAGES.approval}`;

export const bucketArn = (name: string): string => `arn:${Aws.PARTITION}:s3:::${name}`;

const PAGE = 'https://docs.aws.amazon.com/codepipeline/latest/userguide/permissions-reference.html';
const found = (resource: string): string =>
  `IAM5[Resource::arn:<AWS::Partition>:codepipeline:<AWS::Region>:<AWS::AccountId>:${resource}]`;

/** Policies under `scope` name all pipelines of the deployment. */
export function acknowledgePipelines(scope: Construct, core: RingiCore): void {
  const all = `${deploymentName(core)}-*`;
  const reason = `Flows come and go; the pattern is bounded by the deployment's name. ${PAGE}`;
  acknowledge(scope, found(all), reason);
  acknowledge(scope, found(`${all}/${STAGES.approval}/${STAGES.approval}`), reason);
}

/** Policies under `scope` list pipelines, of which there is no narrower resource. */
export const acknowledgeListing = (scope: Construct): void =>
  acknowledge(scope, found('*'), `codepipeline:ListPipelines takes no single pipeline. ${PAGE}`);
