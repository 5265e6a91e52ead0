import type { Call } from '../../../core/service.js';
import { describeDocument as describe } from '../documents/describe.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { documentArn, type SsmState } from '../state.js';
import { chooseVersion } from '../documents/choose-version.js';

export const describeDocument =
  ({ env, documents }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const document = documents.get(requiredString(input, 'Name'));
    call.authorize('ssm:DescribeDocument', documentArn(env, document.name));
    const version = chooseVersion(documents, document, {
      number: optionalString(input, 'DocumentVersion'),
      name: optionalString(input, 'VersionName'),
    });
    return { Document: describe(document, version) };
  };
