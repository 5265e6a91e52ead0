/** Beside request-response, which every action has. */
type None = never;
type Sync = 'sync';
type Token = 'waitForTaskToken';

/**
 * The optimized integrations, and the patterns that each action really has.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html; the table was written down from
 * knowledge of that page and is not checked against it by a test.
 */
export interface Catalogue {
  readonly apigateway: { readonly invoke: Token };
  readonly athena: {
    readonly startQueryExecution: Sync;
    readonly stopQueryExecution: None;
    readonly getQueryExecution: None;
    readonly getQueryResults: None;
  };
  readonly batch: { readonly submitJob: Sync };
  readonly bedrock: { readonly invokeModel: None; readonly createModelCustomizationJob: Sync };
  readonly codebuild: {
    readonly startBuild: Sync;
    readonly stopBuild: None;
    readonly batchDeleteBuilds: None;
    readonly batchGetReports: None;
    readonly startBuildBatch: Sync;
    readonly stopBuildBatch: None;
    readonly retryBuildBatch: Sync;
    readonly deleteBuildBatch: None;
  };
  readonly databrew: { readonly startJobRun: Sync };
  readonly dynamodb: {
    readonly getItem: None;
    readonly putItem: None;
    readonly updateItem: None;
    readonly deleteItem: None;
  };
  readonly ecs: { readonly runTask: Sync | Token };
  readonly eks: {
    readonly createCluster: Sync;
    readonly deleteCluster: Sync;
    readonly createNodegroup: Sync;
    readonly deleteNodegroup: Sync;
    readonly createFargateProfile: Sync;
    readonly deleteFargateProfile: Sync;
    readonly call: None;
    readonly runJob: Sync;
  };
  readonly elasticmapreduce: {
    readonly createCluster: Sync;
    readonly terminateCluster: Sync;
    readonly addStep: Sync;
    readonly cancelStep: None;
    readonly setClusterTerminationProtection: None;
    readonly modifyInstanceFleetByName: None;
    readonly modifyInstanceGroupByName: None;
  };
  readonly 'emr-containers': {
    readonly createVirtualCluster: None;
    readonly deleteVirtualCluster: Sync;
    readonly startJobRun: Sync;
  };
  readonly 'emr-serverless': {
    readonly createApplication: Sync;
    readonly startApplication: Sync;
    readonly stopApplication: Sync;
    readonly deleteApplication: Sync;
    readonly startJobRun: Sync;
    readonly cancelJobRun: Sync;
  };
  readonly events: { readonly putEvents: Token };
  readonly glue: { readonly startJobRun: Sync };
  readonly http: { readonly invoke: None };
  readonly lambda: { readonly invoke: Token };
  readonly mediaconvert: { readonly createJob: Sync };
  readonly sagemaker: {
    readonly createTrainingJob: Sync;
    readonly createTransformJob: Sync;
    readonly createHyperParameterTuningJob: Sync;
    readonly createLabelingJob: Sync;
    readonly createProcessingJob: Sync;
    readonly createEndpoint: None;
    readonly createEndpointConfig: None;
    readonly createModel: None;
    readonly updateEndpoint: None;
  };
  readonly sns: { readonly publish: Token };
  readonly sqs: { readonly sendMessage: Token };
  readonly states: { readonly startExecution: Sync | 'sync:2' | Token };
}

type With<Service extends string, Actions> = {
  [A in keyof Actions & string]: `${Service}:${A}` | `${Service}:${A}.${Actions[A] & string}`;
}[keyof Actions & string];

/** `athena:startQueryExecution.sync`: every optimized integration with every pattern it has. */
export type OptimizedCall = { [S in keyof Catalogue]: With<S, Catalogue[S]> }[keyof Catalogue];

/** Those that wait for a task token, without saying so: `sns:publish`. */
export type TokenCall = OptimizedCall extends infer C
  ? C extends `${infer Call}.waitForTaskToken`
    ? Call
    : never
  : never;

/** Those that need no task token. */
export type PlainCall = Exclude<OptimizedCall, `${string}.waitForTaskToken`>;
