import { notEmulated, ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { describeDocument } from '../documents/describe.js';
import { latestOf } from '../documents/document.js';
import type { DocumentFormat } from '../documents/parse-content.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { tagsOf } from '../tags.js';
import { documentArn, type SsmState } from '../state.js';

/** A name that begins like AWS's own documents is reserved. */
const NAME = /^(?!(?:aws|amazon|amzn))[a-zA-Z0-9_.-]{3,128}$/i;

export function checkDocumentName(name: string): void {
  if (!NAME.test(name))
    throw new ServiceError(
      'ValidationException',
      `The document name ${name} must be 3 to 128 of a-zA-Z0-9_.- and not begin with aws, amazon or amzn.`,
    );
}

/** Only Automation documents are emulated. @throws ServiceError naming the gap. */
export function readDocumentType(input: RawInput): void {
  const type = optionalString(input, 'DocumentType') ?? 'Command';
  if (type !== 'Automation') throw notEmulated(`SSM documents of the type ${type}, only Automation`);
}

export function readFormat(input: RawInput): DocumentFormat {
  const format = optionalString(input, 'DocumentFormat', { oneOf: ['YAML', 'JSON', 'TEXT'] }) ?? 'JSON';
  if (format === 'TEXT') throw notEmulated('SSM documents in the format TEXT');
  return format as DocumentFormat;
}

export const createDocument =
  ({ env, documents }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'Name');
    checkDocumentName(name);
    call.authorize('ssm:CreateDocument', documentArn(env, name));
    readDocumentType(input);
    if (input['Attachments'] !== undefined || input['Requires'] !== undefined)
      throw notEmulated('Attachments and Requires of SSM documents');
    const versionName = optionalString(input, 'VersionName', { pattern: /^[a-zA-Z0-9_\-.]{1,128}$/ });
    const document = documents.create(
      name,
      {
        text: requiredString(input, 'Content', { min: 1 }),
        format: readFormat(input),
        ...(versionName !== undefined && { versionName }),
      },
      { tags: tagsOf(input, 1000), targetType: optionalString(input, 'TargetType', { max: 200 }) },
    );
    return { DocumentDescription: describeDocument(document, latestOf(document)) };
  };
