import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { describeDocument } from '../documents/describe.js';
import { latestOf } from '../documents/document.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { documentArn, type SsmState } from '../state.js';
import { readFormat } from './create-document.js';

/** Makes a new version from the latest one; the default version stays as it is. */
export const updateDocument =
  ({ env, documents }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const document = documents.get(requiredString(input, 'Name'));
    call.authorize('ssm:UpdateDocument', documentArn(env, document.name));
    const from = optionalString(input, 'DocumentVersion');
    // AWS: only the latest version can be updated.
    if (from !== undefined && documents.resolve(document, from) !== latestOf(document))
      throw new ServiceError(
        'InvalidDocumentVersion',
        `Only the latest version of ${document.name} can be updated: $LATEST or ${latestOf(document).number}.`,
      );
    const versionName = optionalString(input, 'VersionName', { pattern: /^[a-zA-Z0-9_\-.]{1,128}$/ });
    const version = documents.addVersion(document.name, {
      text: requiredString(input, 'Content', { min: 1 }),
      format: readFormat(input),
      ...(versionName !== undefined && { versionName }),
    });
    return { DocumentDescription: describeDocument(document, version) };
  };
