import type { Call } from '../../../core/service.js';
import { functionConfiguration } from '../function-configuration.js';
import type { LambdaFunction } from '../lambda-function.js';

type Find = (name: unknown, qualifier?: unknown) => LambdaFunction;
interface Input {
  readonly FunctionName: string;
  readonly Qualifier?: string;
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html (Code has no Location: there is no S3 object) */
export const getFunction = (find: Find) => (input: Input, call: Call) => {
  const fn = find(input.FunctionName, input.Qualifier);
  call.authorize('lambda:GetFunction', fn.arn);
  return {
    Configuration: functionConfiguration(fn),
    Code: { RepositoryType: 'S3' },
    ...(Object.keys(fn.tags).length > 0 && { Tags: fn.tags }),
    ...(fn.reservedConcurrency !== undefined && {
      Concurrency: { ReservedConcurrentExecutions: fn.reservedConcurrency },
    }),
  };
};

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration = (find: Find) => (input: Input, call: Call) => {
  const fn = find(input.FunctionName, input.Qualifier);
  call.authorize('lambda:GetFunctionConfiguration', fn.arn);
  return functionConfiguration(fn);
};
