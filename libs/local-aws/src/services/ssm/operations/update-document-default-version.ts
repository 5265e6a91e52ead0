import type { Call } from '../../../core/service.js';
import { requiredString, type RawInput } from '../../../core/raw-input.js';
import { documentArn, type SsmState } from '../state.js';

export const updateDocumentDefaultVersion =
  ({ env, documents }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const document = documents.get(requiredString(input, 'Name'));
    call.authorize('ssm:UpdateDocumentDefaultVersion', documentArn(env, document.name));
    const version = documents.resolve(
      document,
      requiredString(input, 'DocumentVersion', { pattern: /^[1-9][0-9]*$/ }),
    );
    document.defaultVersion = version.number;
    return {
      Description: {
        Name: document.name,
        DefaultVersion: String(version.number),
        DefaultVersionName: version.versionName,
      },
    };
  };
