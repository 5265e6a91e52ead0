import { ROLE } from './account.js';

/** A runbook of one approval. */
export function approvalDocument(inputs: object = {}, step: object = {}): string {
  return JSON.stringify({
    schemaVersion: '0.3',
    assumeRole: ROLE,
    parameters: { Approvers: { type: 'StringList' }, MinRequiredApprovals: { type: 'Integer', default: 1 } },
    mainSteps: [
      {
        name: 'Approval',
        action: 'aws:approve',
        inputs: {
          Approvers: '{{ Approvers }}',
          MinRequiredApprovals: '{{MinRequiredApprovals}}',
          Message: 'Please approve',
          ...inputs,
        },
        ...step,
      },
    ],
  });
}

const lambdaStep = (name: string, payload: string): object => ({
  name,
  action: 'aws:invokeLambdaFunction',
  maxAttempts: 3,
  timeoutSeconds: 120,
  onFailure: 'Abort',
  inputs: { FunctionName: `{{${name}}}`, Payload: `{{${payload}}}` },
  isEnd: true,
});

const parameters = {
  AutomationAssumeRole: { type: 'String', default: '' },
  Message: { type: 'String', default: 'Please Approve after Confirmation.' },
  NotificationArn: { type: 'String' },
  LambdaNameForApproved: { type: 'String' },
  LambdaParametersForApproved: { type: 'String' },
  LambdaNameForRejected: { type: 'String' },
  LambdaParametersForRejected: { type: 'String' },
  Approvers: { type: 'StringList' },
  MinRequiredApprovals: { type: 'Integer', default: 1 },
};

const passedOn = Object.fromEntries(Object.keys(parameters).map((name) => [name, `{{${name}}}`]));

/** Parent: runs the child; on failure tells a function. */
export function parentDocument(child: string, timeoutSeconds = 43_200): string {
  return JSON.stringify({
    schemaVersion: '0.3',
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: { ...parameters, DocumentName: { type: 'String', default: child } },
    mainSteps: [
      {
        name: 'ParentExecuteAutomation',
        action: 'aws:executeAutomation',
        timeoutSeconds,
        onFailure: 'step:LambdaNameForRejected',
        inputs: { DocumentName: '{{DocumentName}}', RuntimeParameters: passedOn },
        isEnd: true,
      },
      lambdaStep('LambdaNameForRejected', 'LambdaParametersForRejected'),
    ],
  });
}

/** Child: asks, then tells a function what was decided. */
export function childDocument(approval: object = {}): string {
  return JSON.stringify({
    schemaVersion: '0.3',
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters,
    mainSteps: [
      {
        name: 'ApprovalAction',
        action: 'aws:approve',
        timeoutSeconds: 43_200,
        onFailure: 'step:LambdaNameForRejected',
        inputs: {
          Message: '{{Message}}',
          NotificationArn: '{{NotificationArn}}',
          Approvers: '{{Approvers}}',
          MinRequiredApprovals: '{{MinRequiredApprovals}}',
        },
        ...approval,
      },
      lambdaStep('LambdaNameForApproved', 'LambdaParametersForApproved'),
      lambdaStep('LambdaNameForRejected', 'LambdaParametersForRejected'),
    ],
  });
}
