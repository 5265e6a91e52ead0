import { ServiceError } from '../../../core/errors.js';
import type { Attempt, RunningAttempt } from './action.js';

/** `aws:pause`: waits for the signal Resume. */
export function pause(attempt: Attempt): RunningAttempt {
  attempt.waiting();
  return {
    signal: ({ type }) => {
      if (type !== 'Resume')
        throw new ServiceError(
          'InvalidAutomationSignalException',
          `The signal ${type} is not valid for the automation execution ${attempt.executionId}: it waits for Resume.`,
        );
      attempt.succeed();
    },
  };
}
