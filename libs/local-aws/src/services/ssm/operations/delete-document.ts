import type { Call } from '../../../core/service.js';
import { requiredString, type RawInput } from '../../../core/raw-input.js';
import { notEmulated } from '../../../core/errors.js';
import { documentArn, type SsmState } from '../state.js';

/** Automations that run keep the version they were started with. */
export const deleteDocument =
  ({ env, documents }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const document = documents.get(requiredString(input, 'Name'));
    call.authorize('ssm:DeleteDocument', documentArn(env, document.name));
    if (input['DocumentVersion'] !== undefined || input['VersionName'] !== undefined)
      throw notEmulated('deleting a single version of an SSM document');
    documents.delete(document.name);
    return {};
  };
