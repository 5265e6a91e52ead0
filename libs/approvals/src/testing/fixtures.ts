import type { AdmitEvent, Flow } from '@ringi/shared-types';
import { defineFlow, type FlowSource, type LevelSource } from '../flow/define-flow.js';

export const SESSION_PREFIX = 'arn:aws:sts::111122223333:assumed-role/RingiApprover/';

export const level = (changes: Partial<LevelSource> = {}): LevelSource => ({
  name: 'Manager',
  backend: { id: 'ssm-automation', form: 'one-step' },
  approvers: ['sato'],
  email: ['sato@example.com'],
  ...changes,
});

export const flowSource = (changes: Partial<FlowSource> = {}): FlowSource => ({
  name: 'purchase',
  title: 'Purchase',
  levels: [
    level(),
    level({ name: 'Finance', approvers: ['sato', 'suzuki', 'tanaka'], min_required_approvals: 2 }),
  ],
  ...changes,
});

export const flowOf = (changes: Partial<FlowSource> = {}): Flow => defineFlow(flowSource(changes));

/** What the stack of a flow would have deployed. */
export const deployedFor = (flow: Flow): AdmitEvent['deployed'] => ({
  region: 'us-east-1',
  fields: {
    ssm_automation_assume_role: 'arn:aws:iam::111122223333:role/Assume',
    ssm_description: 'Approval',
    ssm_doc_name: 'Doc',
  },
  levels: flow.levels.map(({ approvers }, index) => ({
    component_arn: 'arn:aws:states:us-east-1:111122223333:stateMachine:Component',
    approvers: approvers.map((approver) =>
      approver.startsWith('arn:') ? approver : `${SESSION_PREFIX}${approver}`,
    ),
    fields: { ssm_notification_arn: `arn:aws:sns:us-east-1:111122223333:Automation-L${index + 1}` },
  })),
  allowed_approvers: flow.allowed_approvers.map((approver) => `${SESSION_PREFIX}${approver}`),
  approver_session_prefix: SESSION_PREFIX,
});

export const admitEvent = (flow: Flow, input: unknown): AdmitEvent => ({
  execution: {
    id: 'arn:aws:states:us-east-1:111122223333:execution:Caller:run-1',
    start_time: '2026-11-21T00:00:00.000Z',
  },
  input,
  deployed: deployedFor(flow),
});
