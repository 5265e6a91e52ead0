import { ServiceError } from '../../../core/errors.js';

/** EventBridge's error name; the wording after it is ours. */
export function invalidPattern(reason: string): ServiceError {
  return new ServiceError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}
