import { randomUUID } from 'node:crypto';
import type { Environment } from '../../../core/environment.js';
import { ServiceError } from '../../../core/errors.js';
import { PropertyReader } from '../../../core/property-reader.js';
import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { LogStore } from '../../logs/log-store.js';
import { functionEnvironment } from '../function-environment.js';
import type { FunctionRunner } from '../function-runner.js';
import type { FunctionStore, LambdaFunction } from '../lambda-function.js';
import { codePath } from './code-path.js';
import { readTags, readVariables } from './name-values.js';

const PROPERTIES = [
  'FunctionName',
  'Code',
  'Handler',
  'Runtime',
  'Role',
  'Timeout',
  'MemorySize',
  'Environment',
  'Architectures',
  'Description',
  'LoggingConfig',
  'TracingConfig',
  'EphemeralStorage',
  'ReservedConcurrentExecutions',
  'PackageType',
  'Tags',
];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
export function functionResource(
  store: FunctionStore,
  logs: LogStore,
  runner: FunctionRunner,
): ResourceProvider {
  const put = async (fn: LambdaFunction): Promise<DeployedResource> => {
    logs.createGroup(fn.logGroup);
    store.functions.set(fn.name, fn);
    await runner.forget?.(fn.arn);
    return { physicalId: fn.name, attributes: { Arn: fn.arn } };
  };
  return {
    properties: PROPERTIES,
    create(properties, context) {
      const fn = readFunction(properties, context, undefined);
      if (store.functions.has(fn.name)) {
        throw new ServiceError('ResourceConflictException', `Function already exist: ${fn.name}`, 409);
      }
      return put(fn);
    },
    update(physicalId, properties, context) {
      return put(readFunction(properties, context, store.functions.get(physicalId)));
    },
    async delete(physicalId) {
      const fn = store.functions.get(physicalId);
      store.functions.delete(physicalId);
      store.eventInvokeConfigs.delete(physicalId);
      if (fn) await runner.forget?.(fn.arn);
    },
  };
}

function readFunction(
  properties: Readonly<Record<string, unknown>>,
  context: ResourceContext,
  previous: LambdaFunction | undefined,
): LambdaFunction {
  const { env } = context;
  const reader = new PropertyReader(`${context.logicalId} (AWS::Lambda::Function)`, properties);
  reader.oneOf('PackageType', ['Zip'], 'Zip');
  const name = reader.optionalText('FunctionName') ?? previous?.name ?? context.generateName(64);
  const runtime = reader.text('Runtime');
  if (!/^nodejs\d+\.x$/.test(runtime)) {
    throw reader.wrong('Runtime', `is '${runtime}': local-aws runs nodejs runtimes only`);
  }
  const role = reader.text('Role');
  const logging = reader.optionalNested('LoggingConfig', [
    'LogGroup',
    'LogFormat',
    'ApplicationLogLevel',
    'SystemLogLevel',
  ]);
  const base = {
    name,
    handler: reader.text('Handler'),
    runtime,
    codePath: codePath(reader, context),
    memoryMegabytes: reader.optionalInteger('MemorySize', 128, 32_768) ?? 128,
    logGroup: logging?.optionalText('LogGroup') ?? `/aws/lambda/${name}`,
    variables: readVariables(reader),
    credentials: previous?.role === role ? previous.credentials : sessionOf(env, role, name),
    logStream: logStream(env),
  };
  return {
    ...base,
    arn: env.arn('lambda', `function:${name}`),
    role,
    timeoutSeconds: reader.optionalInteger('Timeout', 1, 900) ?? 3,
    description: reader.optionalText('Description') ?? '',
    architectures: (reader.optionalList('Architectures') ?? ['x86_64']).map(String),
    logFormat: logging?.oneOf('LogFormat', ['Text', 'JSON'], 'Text') ?? 'Text',
    tracingMode:
      reader
        .optionalNested('TracingConfig', ['Mode'])
        ?.oneOf('Mode', ['Active', 'PassThrough'], 'PassThrough') ?? 'PassThrough',
    ephemeralStorageMegabytes:
      reader.optionalNested('EphemeralStorage', ['Size'])?.optionalInteger('Size', 512, 10_240) ?? 512,
    reservedConcurrency: reader.optionalInteger('ReservedConcurrentExecutions', 0, 1000),
    tags: readTags(reader),
    lastModified: env.clock.now(),
    revisionId: randomUUID(),
    environment: functionEnvironment(env, base),
  };
}

/** The session a function runs under: `assumed-role/ROLE/FUNCTION`, as on AWS. */
const sessionOf = (env: Environment, role: string, name: string) =>
  env.credentials.issue(env.credentials.assumedRole(role, name));

const logStream = (env: Environment): string => {
  const day = new Date(env.clock.now()).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
};
