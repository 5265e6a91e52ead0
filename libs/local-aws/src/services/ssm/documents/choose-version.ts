import { ServiceError } from '../../../core/errors.js';
import type { DocumentStore } from './document-store.js';
import type { Document, DocumentVersion } from './document.js';

/** By VersionName if one is given, else by DocumentVersion, else the default version. @throws ServiceError InvalidDocumentVersion */
export function chooseVersion(
  documents: DocumentStore,
  document: Document,
  wanted: { readonly number: string | undefined; readonly name: string | undefined },
): DocumentVersion {
  if (wanted.name === undefined) return documents.resolve(document, wanted.number);
  const found = document.versions.find(({ versionName }) => versionName === wanted.name);
  if (!found || (wanted.number !== undefined && found !== documents.resolve(document, wanted.number)))
    throw new ServiceError(
      'InvalidDocumentVersion',
      `Document ${document.name} has no version named ${wanted.name}${wanted.number === undefined ? '' : ` that is ${wanted.number}`}.`,
    );
  return found;
}
