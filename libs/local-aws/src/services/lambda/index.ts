import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import type { RestRoute } from '../../core/service.js';
import type { LogStore } from '../logs/log-store.js';
import { findFunction } from './function-name.js';
import type { FunctionRunner } from './function-runner.js';
import { Invoker } from './invoker.js';
import { FunctionStore } from './lambda-function.js';
import { getFunction, getFunctionConfiguration } from './operations/get-function.js';
import { invoke } from './operations/invoke.js';
import { listFunctions } from './operations/list-functions.js';
import { eventInvokeConfigResource } from './resources/event-invoke-config.resource.js';
import { functionResource } from './resources/function.resource.js';
import { permissionResource } from './resources/permission.resource.js';
import { workerRunner } from './runtime/worker-runner.js';

const ROUTES: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/2015-03-31/functions/{FunctionName}/invocations',
    operation: 'Invoke',
    payloadMember: 'Payload',
    query: { Qualifier: 'Qualifier' },
    headers: {
      'X-Amz-Invocation-Type': 'InvocationType',
      'X-Amz-Log-Type': 'LogType',
      'X-Amz-Client-Context': 'ClientContext',
    },
    outputPayload: 'Payload',
    outputHeaders: { FunctionError: 'x-amz-function-error', ExecutedVersion: 'x-amz-executed-version' },
  },
  {
    method: 'GET',
    path: '/2015-03-31/functions',
    operation: 'ListFunctions',
    query: {
      Marker: 'Marker',
      MaxItems: 'MaxItems',
      MasterRegion: 'MasterRegion',
      FunctionVersion: 'FunctionVersion',
    },
  },
  {
    method: 'GET',
    path: '/2015-03-31/functions/{FunctionName}',
    operation: 'GetFunction',
    query: { Qualifier: 'Qualifier' },
  },
  {
    method: 'GET',
    path: '/2015-03-31/functions/{FunctionName}/configuration',
    operation: 'GetFunctionConfiguration',
    query: { Qualifier: 'Qualifier' },
  },
];

export interface LambdaModuleOptions {
  readonly logs: LogStore;
  /** Default: the deployed bundle in worker threads. */
  readonly runner?: FunctionRunner | undefined;
  /** Worker threads per function at most; default: the machine's cores, from 2 to 4. */
  readonly maximumWorkers?: number | undefined;
}

/** AWS Lambda: functions deployed by CloudFormation, invoked synchronously or as events. */
export function lambdaModule(env: Environment, options: LambdaModuleOptions): ServiceModule {
  const store = new FunctionStore();
  const output = (group: string, message: string) =>
    options.logs.append(group, { at: env.clock.now(), message });
  const runner =
    options.runner ??
    workerRunner({
      clockOffset: () => env.clock.offset(),
      output: (fn, line) => output(fn.environment['AWS_LAMBDA_LOG_GROUP_NAME'] ?? fn.name, line),
      ...(options.maximumWorkers !== undefined && { maximumWorkers: options.maximumWorkers }),
    });
  const here = {
    region: env.region,
    accountId: env.accountId,
    arnOf: (name: string) => env.arn('lambda', `function:${name}`),
  };
  const find = (name: unknown, qualifier?: unknown) => findFunction(store, here, name, qualifier);
  const invoker = new Invoker(env, store, runner);
  return {
    service: {
      name: 'lambda',
      protocol: { kind: 'rest-json', routes: ROUTES },
      operations: {
        Invoke: invoke(invoker, find),
        GetFunction: getFunction(find),
        GetFunctionConfiguration: getFunctionConfiguration(find),
        ListFunctions: listFunctions(store),
      },
      close: () => runner.close?.(),
    },
    resources: {
      'AWS::Lambda::Function': functionResource(store, options.logs, runner),
      'AWS::Lambda::Permission': permissionResource(store, find),
      'AWS::Lambda::EventInvokeConfig': eventInvokeConfigResource(store, find),
    },
  };
}
