import { latestOf, type Document, type DocumentVersion } from './document.js';

/** `DocumentDescription` as DescribeDocument, CreateDocument and UpdateDocument answer it. */
export function describeDocument(document: Document, version: DocumentVersion): Record<string, unknown> {
  return {
    ...identify(document, version),
    Hash: version.hash,
    HashType: 'Sha256',
    Status: 'Active',
    CreatedDate: version.createdAt / 1000,
    Description: version.content.description,
    Parameters: Object.entries(version.content.parameters).map(([name, parameter]) => ({
      Name: name,
      // The API's enum has two members; AWS shows other types of a runbook as String.
      Type: parameter.type === 'StringList' ? 'StringList' : 'String',
      Description: parameter.description,
      ...(parameter.default !== undefined && {
        DefaultValue:
          typeof parameter.default === 'string' ? parameter.default : JSON.stringify(parameter.default),
      }),
    })),
    LatestVersion: String(latestOf(document).number),
    DefaultVersion: String(document.defaultVersion),
  };
}

/** What ListDocuments answers for one document, at its default version. */
export function identify(document: Document, version: DocumentVersion): Record<string, unknown> {
  return {
    Name: document.name,
    CreatedDate: document.createdAt / 1000,
    Owner: document.owner,
    VersionName: version.versionName,
    DocumentVersion: String(version.number),
    DocumentType: 'Automation',
    SchemaVersion: '0.3',
    DocumentFormat: version.format,
    TargetType: document.targetType,
    PlatformTypes: ['Windows', 'Linux', 'MacOS'],
    Tags: document.tags,
  };
}
