import type { LocalEnvironment } from './core/local-environment.js';
import type { ResourceProvider, ServiceModule } from './core/resource.js';
import { apiGatewayModule, type ApiGatewayModule } from './services/apigateway/index.js';
import { codePipelineModule } from './services/codepipeline/index.js';
import { cloudFormationModule, type CloudFormationModule } from './services/cloudformation/index.js';
import { dynamodbModule } from './services/dynamodb/index.js';
import { eventsModule, type DeliveryMiddleware } from './services/events/index.js';
import { iamModule } from './services/iam/index.js';
import type { FunctionRunner } from './services/lambda/function-runner.js';
import { lambdaModule } from './services/lambda/index.js';
import { logsModule, type LogsModule } from './services/logs/index.js';
import { s3Module } from './services/s3/index.js';
import { snsModule, type SnsModule } from './services/sns/index.js';
import { ssmModule } from './services/ssm/index.js';
import { statesModule } from './services/states/index.js';
import { stsModule } from './services/sts/index.js';

/** Raised or lowered quotas; what is not named has AWS's default. */
export interface Quotas {
  /** SSM Automation: executions that run at once; further ones are Pending. AWS's default: 100. */
  readonly concurrentAutomations?: number;
  /** SSM Automation: Pending executions. AWS's default: 1000. */
  readonly queuedAutomations?: number;
  /** CodePipeline: executions of one QUEUED or PARALLEL pipeline at once; further starts are refused. AWS's quota: 50. */
  readonly concurrentPipelineExecutions?: number;
  /** Lambda: worker threads per function; further invocations wait. Our default: the machine's cores, from 2 to 4. */
  readonly workersPerFunction?: number;
}

export interface ComposeOptions {
  readonly parameters: Readonly<Record<string, string>>;
  readonly functionRunner?: FunctionRunner | undefined;
  readonly eventDelivery?: DeliveryMiddleware | undefined;
  readonly quotas: Quotas;
}

export interface Composition {
  readonly apiGateway: ApiGatewayModule;
  readonly cloudFormation: CloudFormationModule;
  readonly logs: LogsModule;
  readonly sns: SnsModule;
  /** CloudFormation types that can be deployed. */
  readonly resourceTypes: readonly string[];
}

/** Makes every service and registers it with the environment. */
export function compose(env: LocalEnvironment, options: ComposeOptions): Composition {
  const { quotas } = options;
  const logs = logsModule();
  const s3 = s3Module(env);
  const sns = snsModule(env);
  const apiGateway = apiGatewayModule(env, logs.store);
  const modules: ServiceModule[] = [
    apiGateway,
    logs,
    sns,
    codePipelineModule(env, {
      s3,
      ...(quotas.concurrentPipelineExecutions !== undefined && {
        concurrentExecutions: quotas.concurrentPipelineExecutions,
      }),
    }),
    dynamodbModule(env),
    eventsModule(env, { ...(options.eventDelivery && { deliver: options.eventDelivery }) }),
    iamModule(),
    lambdaModule(env, {
      logs: logs.store,
      runner: options.functionRunner,
      maximumWorkers: quotas.workersPerFunction,
    }),
    s3,
    ssmModule(env, {
      parameters: options.parameters,
      ...(quotas.concurrentAutomations !== undefined && {
        concurrentExecutions: quotas.concurrentAutomations,
      }),
      ...(quotas.queuedAutomations !== undefined && { queuedExecutions: quotas.queuedAutomations }),
    }),
    statesModule(env),
    stsModule(env),
  ];
  const providers: Record<string, ResourceProvider> = {};
  for (const module of modules) Object.assign(providers, module.resources);
  const cloudFormation = cloudFormationModule(env, providers);
  for (const { service } of [...modules, cloudFormation]) env.register(service);
  return { apiGateway, cloudFormation, logs, sns, resourceTypes: Object.keys(providers) };
}
