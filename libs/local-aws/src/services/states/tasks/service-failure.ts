import { randomUUID } from 'node:crypto';
import { TaskError } from '@ringi/asl-engine';
import { ServiceError } from '../../../core/errors.js';

/** Error name of what the emulator lacks, so that nobody takes it for AWS's. */
export const NOT_EMULATED = 'LocalAws.NotEmulated';

/**
 * A service's error as an optimized integration reports it: `PREFIX.CodeException`, with AWS's sentence as the cause.
 * @param service name in the cause, e.g. `AWSLambda`.
 */
export function serviceFailure(error: unknown, prefix: string, service: string): unknown {
  if (!(error instanceof ServiceError)) return error;
  if (error.code === 'NotImplementedException') return new TaskError(NOT_EMULATED, error.message);
  return new TaskError(
    `${prefix}.${withSuffix(error.code)}`,
    `${error.message} (Service: ${service}; Status Code: ${error.status}; Error Code: ${error.code}; Request ID: ${randomUUID()}; Proxy: null)`,
  );
}

/** A service's error as an AWS SDK integration reports it. */
export function sdkFailure(error: unknown, service: string): unknown {
  if (!(error instanceof ServiceError)) return error;
  if (error.code === 'NotImplementedException') return new TaskError(NOT_EMULATED, error.message);
  const name = service.charAt(0).toUpperCase() + service.slice(1);
  return new TaskError(
    `${name}.${withSuffix(error.code)}`,
    `${error.message} (Service: ${name}, Status Code: ${error.status}, Request ID: ${randomUUID()})`,
  );
}

function withSuffix(code: string): string {
  return code.endsWith('Exception') ? code : `${code}Exception`;
}
