import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { identify } from '../documents/describe.js';
import type { Document } from '../documents/document.js';
import { isRecord, optionalInteger, optionalString, type RawInput } from '../../../core/raw-input.js';
import { pageOf } from '../page.js';
import type { SsmState } from '../state.js';

const KEYS: Readonly<Record<string, (document: Document, values: readonly string[]) => boolean>> = {
  Name: (document, values) => values.some((value) => document.name.startsWith(value)),
  Owner: (_, values) => values.some((value) => value === 'Self' || value === 'Private'),
  DocumentType: (_, values) => values.includes('Automation'),
};

export const listDocuments =
  ({ documents }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    call.authorize('ssm:ListDocuments', '*');
    const matches = readFilters(input['Filters']);
    const page = pageOf(
      documents.all(),
      ({ name }) => name,
      optionalInteger(input, 'MaxResults', 1, 50) ?? 50,
      optionalString(input, 'NextToken'),
      matches,
    );
    return {
      DocumentIdentifiers: page.items.map((document) => identify(document, documents.resolve(document))),
      NextToken: page.NextToken,
    };
  };

function readFilters(filters: unknown): (document: Document) => boolean {
  if (!Array.isArray(filters)) return () => true;
  const all = filters.map((filter) => {
    const { Key: key, Values: values } = isRecord(filter) ? filter : {};
    const holds = typeof key === 'string' && Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (!holds || !Array.isArray(values))
      throw new ServiceError(
        'InvalidFilterKey',
        `local-aws does not know the filter key ${JSON.stringify(key)}; it knows ${Object.keys(KEYS).join(', ')}.`,
      );
    return (document: Document): boolean => holds(document, values as string[]);
  });
  return (document) => all.every((holds) => holds(document));
}
