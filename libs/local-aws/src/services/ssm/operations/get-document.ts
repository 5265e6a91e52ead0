import { parse as parseYaml, stringify as stringifyYaml } from 'yaml';
import type { Call } from '../../../core/service.js';
import { chooseVersion } from '../documents/choose-version.js';
import type { DocumentVersion } from '../documents/document.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { documentArn, type SsmState } from '../state.js';

export const getDocument =
  ({ env, documents }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const document = documents.get(requiredString(input, 'Name'));
    call.authorize('ssm:GetDocument', documentArn(env, document.name));
    const version = chooseVersion(documents, document, {
      number: optionalString(input, 'DocumentVersion'),
      name: optionalString(input, 'VersionName'),
    });
    const format = optionalString(input, 'DocumentFormat', { oneOf: ['YAML', 'JSON'] }) ?? version.format;
    return {
      Name: document.name,
      CreatedDate: version.createdAt / 1000,
      VersionName: version.versionName,
      DocumentVersion: String(version.number),
      Status: 'Active',
      Content: convert(version, format),
      DocumentType: 'Automation',
      DocumentFormat: format,
    };
  };

function convert({ text, format }: DocumentVersion, wanted: string): string {
  if (format === wanted) return text;
  return wanted === 'JSON' ? JSON.stringify(parseYaml(text), null, 2) : stringifyYaml(JSON.parse(text));
}
