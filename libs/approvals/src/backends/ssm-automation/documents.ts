import type { BackendId } from '@ringi/shared-types';

/** The name of the step people answer, in every form. */
export const APPROVE_STEP = 'ApprovalAction';
/** The parent's step that runs the child, in the seed's form. */
export const CHILD_STEP = 'ParentExecuteAutomation';

const BACKEND: BackendId = 'ssm-automation';
const MAXIMUM_TIMEOUT_SECONDS = 30 * 24 * 3600;

/** An Automation document (schema 0.3), as `AWS::SSM::Document` takes it. */
export type AutomationDocument = Readonly<Record<string, unknown>>;

const text = (description: string, fallback?: string): Record<string, unknown> => ({
  type: 'String',
  description,
  ...(fallback !== undefined && { default: fallback }),
});

const commonParameters = {
  AutomationAssumeRole: text('The role the automation acts as.'),
  ApprovalId: text('The approval this automation asks for.'),
  Description: text('What is asked, in a few words.', 'Approval'),
  Message: text('What the approvers are told.'),
  NotificationArn: text('The topic that tells the approvers; its name starts with Automation.'),
  Approvers: { type: 'StringList', description: 'IAM users, roles or sessions that may answer.' },
  MinRequiredApprovals: { type: 'Integer', description: 'How many of them must approve.', default: 1 },
};

const approveStep = (timeoutSeconds: number, rest: object): object => ({
  name: APPROVE_STEP,
  action: 'aws:approve',
  timeoutSeconds,
  ...rest,
  inputs: {
    Message: '{{ Message }}',
    NotificationArn: '{{ NotificationArn }}',
    Approvers: '{{ Approvers }}',
    MinRequiredApprovals: '{{ MinRequiredApprovals }}',
  },
});

/** The approve step's own timeout: never before the level's due time, never beyond what AWS allows. */
export function approveTimeoutSeconds(longestDurationSeconds: number): number {
  return Math.min(longestDurationSeconds + 3600, MAXIMUM_TIMEOUT_SECONDS);
}

/** One document, one step. */
export function oneStepDocument(options: { readonly timeoutSeconds: number }): AutomationDocument {
  return {
    description: 'Asks people to approve or reject.',
    schemaVersion: '0.3',
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: commonParameters,
    mainSteps: [approveStep(options.timeoutSeconds, { onFailure: 'Abort', isEnd: true })],
  };
}

const lambdaParameters = {
  LambdaNameForApproved: text('The function told when the approvers approved.'),
  LambdaParametersForApproved: text(
    'Kept for compatibility; the function reads the decision back.',
    'Approved',
  ),
  LambdaNameForRejected: text('The function told when the approval ended otherwise.'),
  LambdaParametersForRejected: text(
    'Kept for compatibility; the function reads the decision back.',
    'Rejected',
  ),
};

/**
 * A step that tells the report function which automation moved. The payload carries no verdict that anybody trusts:
 * the function reads the decision back from the automation.
 */
const tell = (which: 'Approved' | 'Rejected'): object => ({
  name: `LambdaNameFor${which}`,
  action: 'aws:invokeLambdaFunction',
  maxAttempts: 3,
  timeoutSeconds: 120,
  onFailure: 'Abort',
  // Events and the reconciler bring the decision as well, so a failed call does not make the automation fail.
  isCritical: false,
  inputs: {
    FunctionName: `{{ LambdaNameFor${which} }}`,
    Payload: JSON.stringify({
      backend: BACKEND,
      execution_id: '{{ automation:EXECUTION_ID }}',
      result: `{{ LambdaParametersFor${which} }}`,
    }),
  },
  isEnd: true,
});

/** The seed's form, outer document: runs the child and tells the report function when the child could not run. */
export function parentDocument(options: { readonly timeoutSeconds: number }): AutomationDocument {
  const handedOn = { ...commonParameters, ...lambdaParameters };
  return {
    description: 'Runs the document that asks people to approve or reject.',
    schemaVersion: '0.3',
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: { ...handedOn, DocumentName: text('The document that asks.') },
    mainSteps: [
      {
        name: CHILD_STEP,
        action: 'aws:executeAutomation',
        timeoutSeconds: options.timeoutSeconds,
        onFailure: 'step:LambdaNameForRejected',
        isCritical: false,
        inputs: {
          DocumentName: '{{ DocumentName }}',
          RuntimeParameters: Object.fromEntries(Object.keys(handedOn).map((name) => [name, `{{ ${name} }}`])),
        },
        isEnd: true,
      },
      tell('Rejected'),
    ],
  };
}

/** The seed's form, inner document: the approve step, then one Lambda step. A rejection does not make it fail. */
export function childDocument(options: { readonly timeoutSeconds: number }): AutomationDocument {
  return {
    description: 'Asks people to approve or reject, then tells the report function.',
    schemaVersion: '0.3',
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: { ...commonParameters, ...lambdaParameters },
    mainSteps: [
      approveStep(options.timeoutSeconds, {
        onFailure: 'step:LambdaNameForRejected',
        // A critical step would make this document Failed after a rejection, and the parent tell it a second time.
        isCritical: false,
        nextStep: 'LambdaNameForApproved',
      }),
      tell('Approved'),
      tell('Rejected'),
    ],
  };
}
