import type { Credentials } from '../../core/credentials.js';
import type { Environment } from '../../core/environment.js';

/**
 * The variables Lambda adds to a function's own, plus what points the AWS SDK at this emulator.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function functionEnvironment(
  env: Environment,
  fn: {
    readonly name: string;
    readonly handler: string;
    readonly runtime: string;
    readonly memoryMegabytes: number;
    readonly codePath: string;
    readonly logGroup: string;
    readonly logStream: string;
    readonly credentials: Credentials;
    readonly variables: Readonly<Record<string, string>>;
  },
): Record<string, string> {
  return {
    ...fn.variables,
    _HANDLER: fn.handler,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    LAMBDA_TASK_ROOT: fn.codePath,
    AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
    AWS_REGION: env.region,
    AWS_DEFAULT_REGION: env.region,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: fn.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: fn.logStream,
    AWS_ENDPOINT_URL: env.endpoint(),
    AWS_ACCESS_KEY_ID: fn.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: fn.credentials.secretAccessKey,
    ...(fn.credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: fn.credentials.sessionToken }),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
