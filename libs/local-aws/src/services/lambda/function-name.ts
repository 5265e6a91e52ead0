import { ServiceError } from '../../core/errors.js';
import type { FunctionStore, LambdaFunction } from './lambda-function.js';

const NAME =
  /^(?:arn:aws[\w-]*:lambda:(?<region>[a-z0-9-]+):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[\w-]+)(?::(?<qualifier>\$LATEST|[\w-]+))?$/;

/**
 * Finds a function by name, `name:qualifier`, partial ARN (`123456789012:function:name`) or ARN.
 * @throws ServiceError ResourceNotFoundException, ValidationException.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestSyntax
 */
export function findFunction(
  store: FunctionStore,
  where: { readonly region: string; readonly accountId: string; readonly arnOf: (name: string) => string },
  functionName: unknown,
  qualifier?: unknown,
): LambdaFunction {
  const match = typeof functionName === 'string' ? NAME.exec(functionName)?.groups : undefined;
  if (!match?.['name']) {
    throw new ServiceError(
      'ValidationException',
      `Value '${String(functionName)}' at 'functionName' is neither the name nor the ARN of a function.`,
    );
  }
  const name = match['name'];
  const version = match['qualifier'] ?? (typeof qualifier === 'string' ? qualifier : '$LATEST');
  const fn = store.functions.get(name);
  const here =
    (match['region'] ?? where.region) === where.region &&
    (match['account'] ?? where.accountId) === where.accountId;
  if (!fn || !here || version !== '$LATEST') {
    const arn = where.arnOf(name) + (version === '$LATEST' ? '' : `:${version}`);
    throw new ServiceError(
      'ResourceNotFoundException',
      `Function not found: ${here ? arn : String(functionName)}`,
      404,
      {
        Type: 'User',
      },
    );
  }
  return fn;
}
