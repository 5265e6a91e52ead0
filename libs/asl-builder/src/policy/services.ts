import { executionArnOf, jobRule } from './arns.js';
import { literalText, type Grant, type Place } from './statement.js';

type Args = Readonly<Record<string, unknown>>;
type Grants = (args: Args, pattern: string, place: Place) => readonly Grant[];

const grant = (actions: readonly string[], ...resources: readonly string[]): Grant => ({
  actions,
  resources,
});
const one = (args: Args, field: string): string => literalText(args, field) ?? '*';

/** `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME` as an ARN; any other text as it is. */
function queueArn(url: string, { partition }: Place): string {
  const parts = /^https:\/\/sqs\.([\w-]+)\.amazonaws\.com(?:\.cn)?\/(\d+)\/([\w.-]+)$/.exec(url);
  return parts ? `arn:${partition}:sqs:${parts[1]}:${parts[2]}:${parts[3]}` : '*';
}

const table = (args: Args, place: Place): string => {
  const name = literalText(args, 'TableName');
  if (name === undefined) return '*';
  return name.startsWith('arn:')
    ? name
    : `arn:${place.partition}:dynamodb:${place.region}:${place.account}:table/${name}`;
};

const startExecution: Grants = (args, pattern, place) => {
  const machine = one(args, 'StateMachineArn');
  const start = grant(['states:StartExecution'], machine);
  if (!pattern.startsWith('sync')) return [start];
  return [
    start,
    grant(['states:DescribeExecution', 'states:StopExecution'], executionArnOf(machine, place)),
    jobRule('StepFunctionsGetEventsForStepFunctionsExecutionRule', place),
  ];
};

/** A job that is started, watched by a rule, and stopped with its execution. */
const job =
  (actions: readonly string[], watch: readonly string[], rule?: string): Grants =>
  (_args, pattern, place) =>
    pattern === 'sync'
      ? [grant([...actions, ...watch], '*'), ...(rule === undefined ? [] : [jobRule(rule, place)])]
      : [grant(actions, '*')];

/**
 * What each optimized integration needs, by `service:action`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export const SERVICES: Readonly<Record<string, Grants>> = {
  'lambda:invoke': (args) => [grant(['lambda:InvokeFunction'], one(args, 'FunctionName'))],
  'sqs:sendMessage': (args, _, place) => [grant(['sqs:SendMessage'], queueArn(one(args, 'QueueUrl'), place))],
  'sns:publish': (args) => [grant(['sns:Publish'], one(args, 'TopicArn'))],
  'dynamodb:getItem': (args, _, place) => [grant(['dynamodb:GetItem'], table(args, place))],
  'dynamodb:putItem': (args, _, place) => [grant(['dynamodb:PutItem'], table(args, place))],
  'dynamodb:updateItem': (args, _, place) => [grant(['dynamodb:UpdateItem'], table(args, place))],
  'dynamodb:deleteItem': (args, _, place) => [grant(['dynamodb:DeleteItem'], table(args, place))],
  'events:putEvents': () => [grant(['events:PutEvents'], '*')],
  'states:startExecution': startExecution,
  'glue:startJobRun': job(
    ['glue:StartJobRun'],
    ['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'],
  ),
  'batch:submitJob': job(
    ['batch:SubmitJob'],
    ['batch:DescribeJobs', 'batch:TerminateJob'],
    'StepFunctionsGetEventsForBatchJobsRule',
  ),
  'ecs:runTask': job(
    ['ecs:RunTask'],
    ['ecs:StopTask', 'ecs:DescribeTasks'],
    'StepFunctionsGetEventsForECSTaskRule',
  ),
  'codebuild:startBuild': job(
    ['codebuild:StartBuild'],
    ['codebuild:StopBuild', 'codebuild:BatchGetBuilds'],
    'StepFunctionsGetEventForCodeBuildStartBuildRule',
  ),
};

/** IAM's name of a service where it is not the SDK's. */
export const IAM_PREFIX: Readonly<Record<string, string>> = {
  cloudwatchlogs: 'logs',
  bedrockruntime: 'bedrock',
  eventbridge: 'events',
  elasticloadbalancingv2: 'elasticloadbalancing',
  sfn: 'states',
  efs: 'elasticfilesystem',
  emr: 'elasticmapreduce',
  resourcegroupstaggingapi: 'tag',
  cognitoidentityprovider: 'cognito-idp',
};

/** SDK operations whose permission has another name than the operation. */
export const IAM_ACTION: Readonly<Record<string, string>> = {
  'bedrockruntime:converse': 'bedrock:InvokeModel',
  'lambda:invoke': 'lambda:InvokeFunction',
  's3:headBucket': 's3:ListBucket',
  's3:headObject': 's3:GetObject',
  's3:listObjects': 's3:ListBucket',
  's3:listObjectsV2': 's3:ListBucket',
};
