import { ServiceError } from '../../../core/errors.js';

/** AWS's error name; the wording after it is ours. */
export function invalidContent(reason: string): ServiceError {
  return new ServiceError('InvalidDocumentContent', `The content of the document is not valid: ${reason}.`);
}
