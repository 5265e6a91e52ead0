import type { IntegrationPattern, ServiceResource } from './resource.js';

type Patterns = readonly IntegrationPattern[];

const RESPONSE: Patterns = ['request-response'];
const CALLBACK: Patterns = ['request-response', 'waitForTaskToken'];
const JOB: Patterns = ['request-response', 'sync'];
const ALL: Patterns = ['request-response', 'sync', 'waitForTaskToken'];

/**
 * The optimized integrations and how their calls may wait.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
const PATTERNS: Readonly<Record<string, Patterns>> = {
  apigateway: CALLBACK,
  athena: JOB,
  batch: JOB,
  bedrock: ALL,
  codebuild: JOB,
  databrew: JOB,
  dynamodb: RESPONSE,
  ecs: ALL,
  eks: ALL,
  elasticmapreduce: JOB,
  'emr-containers': JOB,
  'emr-serverless': JOB,
  events: CALLBACK,
  glue: JOB,
  http: RESPONSE,
  lambda: CALLBACK,
  mediaconvert: JOB,
  sagemaker: JOB,
  sns: CALLBACK,
  sqs: CALLBACK,
  states: [...ALL, 'sync:2'],
};

/** Actions of the services whose actions are few and settled; of the others every action is let through. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  apigateway: ['invoke'],
  dynamodb: ['getItem', 'putItem', 'updateItem', 'deleteItem'],
  events: ['putEvents'],
  http: ['invoke'],
  lambda: ['invoke'],
  sns: ['publish'],
  sqs: ['sendMessage'],
  states: ['startExecution'],
};

/**
 * Arguments that AWS asks for when it creates the machine, of the actions for which that has been seen.
 */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:getItem': ['TableName', 'Key'],
  'dynamodb:putItem': ['TableName', 'Item'],
  'ecs:runTask': ['TaskDefinition'],
  'events:putEvents': ['Entries'],
  'glue:startJobRun': ['JobName'],
  'lambda:invoke': ['FunctionName'],
  'sns:publish': ['Message'],
  'sqs:sendMessage': ['QueueUrl', 'MessageBody'],
  'states:startExecution': ['StateMachineArn'],
};

export const requiredArguments = ({ sdk, service, action }: ServiceResource): readonly string[] =>
  (sdk ? undefined : REQUIRED[`${service}:${action}`]) ?? [];

/** False for an action or a pattern that the service is known not to have; services we do not know are let through. */
export function isSupportedIntegration({ sdk, service, action, pattern }: ServiceResource): boolean {
  if (sdk) return CALLBACK.includes(pattern);
  if (Object.hasOwn(ACTIONS, service) && !ACTIONS[service]?.includes(action)) return false;
  return !Object.hasOwn(PATTERNS, service) || PATTERNS[service]?.includes(pattern) === true;
}
