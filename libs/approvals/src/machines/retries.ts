import { RINGI_ERRORS } from '@ringi/shared-types';

/** Our own errors are final: asking again would ask people twice. */
export const FINAL = { errors: RINGI_ERRORS, maxAttempts: 0 } as const;

/**
 * Everything else a call to our function can fail with; each is idempotent, so it is made again. The names must be
 * after {@link FINAL}: States.TaskFailed matches those too.
 */
export const LAMBDA_TROUBLE = {
  errors: ['States.TaskFailed'],
  intervalSeconds: 2,
  maxAttempts: 6,
  backoffRate: 2,
  maxDelaySeconds: 60,
  jitter: 'FULL',
} as const;

/**
 * Errors of starting a nested execution that pass by themselves. The child's own end (States.TaskFailed) is not among
 * them: starting it again would ask people twice.
 */
export const START_TROUBLE = {
  errors: [
    'StepFunctions.ExecutionLimitExceeded',
    'StepFunctions.ExecutionLimitExceededException',
    'StepFunctions.ThrottlingException',
    'StepFunctions.ServiceException',
    'StepFunctions.SdkClientException',
  ],
  intervalSeconds: 5,
  maxAttempts: 8,
  backoffRate: 2,
  maxDelaySeconds: 300,
  jitter: 'FULL',
} as const;
