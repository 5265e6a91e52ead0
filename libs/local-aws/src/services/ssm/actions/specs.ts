import type { ParameterType } from '../documents/content.js';

/** What a step of an action may say, checked when the document is created. */
export interface ActionSpec {
  readonly inputs: Readonly<Record<string, 'required' | 'optional'>>;
  readonly outputs: Readonly<Record<string, ParameterType>>;
  /** Seconds. Without it one attempt may take for ever (AWS documents no default for these actions: our choice). */
  readonly defaultTimeoutSeconds?: number;
  readonly maxTimeoutSeconds?: number;
}

const DAY = 86_400;

/** The actions this emulator runs. Limits: AWS Systems Manager User Guide, "Systems Manager Automation actions reference". */
export const ACTION_SPECS: Readonly<Record<string, ActionSpec>> = {
  'aws:approve': {
    inputs: {
      Approvers: 'required',
      MinRequiredApprovals: 'optional',
      Message: 'optional',
      NotificationArn: 'optional',
    },
    outputs: { ApprovalStatus: 'String', ApproverDecisions: 'MapList' },
    defaultTimeoutSeconds: 7 * DAY,
    maxTimeoutSeconds: 30 * DAY,
  },
  'aws:executeAutomation': {
    inputs: { DocumentName: 'required', DocumentVersion: 'optional', RuntimeParameters: 'optional' },
    outputs: { ExecutionId: 'String', Status: 'String', Output: 'StringList' },
  },
  'aws:invokeLambdaFunction': {
    inputs: {
      FunctionName: 'required',
      Qualifier: 'optional',
      InvocationType: 'optional',
      LogType: 'optional',
      ClientContext: 'optional',
      Payload: 'optional',
      InputPayload: 'optional',
    },
    outputs: { StatusCode: 'String', FunctionError: 'String', LogResult: 'String', Payload: 'String' },
    defaultTimeoutSeconds: 300,
  },
  'aws:sleep': { inputs: { Duration: 'optional', Timestamp: 'optional' }, outputs: {} },
  'aws:pause': { inputs: {}, outputs: {} },
};

/** Actions AWS knows, so that a gap of this emulator and a misspelt name are told apart. */
export const AWS_ACTIONS: readonly string[] = [
  ...Object.keys(ACTION_SPECS),
  'aws:assertAwsResourceProperty',
  'aws:branch',
  'aws:changeInstanceState',
  'aws:copyImage',
  'aws:createImage',
  'aws:createStack',
  'aws:createTags',
  'aws:deleteImage',
  'aws:deleteStack',
  'aws:executeAwsApi',
  'aws:executeScript',
  'aws:executeStateMachine',
  'aws:invokeWebhook',
  'aws:loop',
  'aws:runCommand',
  'aws:runInstances',
  'aws:updateVariable',
  'aws:waitForAwsResourceProperty',
];
