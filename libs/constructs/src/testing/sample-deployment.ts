import { defineFlow } from '@ringi/approvals';
import type { Flow } from '@ringi/shared-types';
import { App, CfnCondition, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RingiApi } from '../api/ringi-api.js';
import { RingiCore } from '../core/ringi-core.js';
import { ApprovalFlow } from '../flow/approval-flow.js';

const level = (form: 'seed' | 'one-step', approvers: string[], duration: string, quorum = 1) => ({
  name: `Level of ${approvers.join(' and ')}`,
  backend: { id: 'ssm-automation', form } as const,
  approvers,
  min_required_approvals: quorum,
  duration,
  email: approvers.map((id) => `${id}@example.com`),
});

const pipeline = (approver: string, options: object = {}) => ({
  name: `Level of ${approver}`,
  backend: { id: 'codepipeline', ...options } as const,
  approvers: [approver],
  email: [`${approver}@example.com`],
});

/** Three flows: one in the form of two documents, one that mixes both forms, one that mixes backends. */
export const SAMPLE_FLOWS: readonly Flow[] = [
  defineFlow({
    name: 'two-documents',
    title: 'Two documents',
    levels: [level('seed', ['sato'], 'PT12H'), level('seed', ['suzuki'], 'P30D')],
    overridable: ['approvers'],
    allowed_approvers: ['sato', 'arn:aws:iam::111122223333:role/Reviewers'],
  }),
  defineFlow({
    name: 'mixed',
    title: { en: 'Mixed', ja: '混合' },
    levels: [level('one-step', ['sato', 'suzuki', 'ito'], 'P3D', 2), level('seed', ['ito'], 'P7D')],
  }),
  defineFlow({
    name: 'files',
    title: 'Files',
    levels: [
      pipeline('sato'),
      level('one-step', ['suzuki'], 'P1D'),
      pipeline('ito', {
        bucket: 'ours',
        input_key: 'in/草案.html',
        output_key: 'out.html',
        event_rule: 'DISABLED',
        shared_output_key: true,
      }),
    ],
  }),
];

export interface SampleDeployment {
  readonly core: RingiCore;
  readonly flows: readonly ApprovalFlow[];
  /** By stack name. */
  readonly templates: ReadonlyMap<string, CloudFormationTemplate>;
}

export interface CloudFormationTemplate {
  readonly Resources: Readonly<Record<string, CloudFormationResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { Name: string } }>
  >;
}

export interface CloudFormationResource {
  readonly Type: string;
  // A template is what it is; the specs look into it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly Condition?: string;
}

/** A deployment as an app makes it: one stack for what is shared, one a flow. */
export function sampleDeployment(prefix = 'Test', flows = SAMPLE_FLOWS): SampleDeployment {
  const app = new App({
    analyticsReporting: false,
    context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' },
  });
  const coreStack = new Stack(app, `${prefix}Core`);
  const core = new RingiCore(coreStack, 'Core', { approverRoleName: `${prefix}Approver` });
  const made = flows.map((flow) => {
    const stack = new Stack(app, `${prefix}Flow-${flow.name}`);
    return new ApprovalFlow(stack, 'Flow', { core, flow });
  });
  const apiStack = new Stack(app, `${prefix}Api`);
  new RingiApi(apiStack, 'Api', {
    core,
    flows: flows.map((flow) => ({ flow, stateMachineName: `${prefix}Flow-${flow.name}` })),
    people: [{ id: 'sato', name: { en: 'Hanako Sato', ja: '佐藤 花子' } }],
    issuer: 'https://issuer.example.com',
    audience: 'ringi',
    hasIssuer: new CfnCondition(apiStack, 'HasIssuer', { expression: Fn.conditionEquals('a', 'a') }),
  });
  const stacks = [coreStack, ...made.map((flow) => Stack.of(flow)), apiStack];
  const templates = stacks.map(
    (stack) => [stack.stackName, Template.fromStack(stack).toJSON() as CloudFormationTemplate] as const,
  );
  return { core, flows: made, templates: new Map(templates) };
}
