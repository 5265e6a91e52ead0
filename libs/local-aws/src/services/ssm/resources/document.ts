import { stringify as stringifyYaml } from 'yaml';
import type { DeployedResource, ResourceProvider } from '../../../core/resource.js';
import { isRecord, optionalString, type RawInput } from '../../../core/raw-input.js';
import { tagsOf } from '../tags.js';
import type { Document } from '../documents/document.js';
import { latestOf } from '../documents/document.js';
import type { NewVersion } from '../documents/document-store.js';
import { checkDocumentName, readDocumentType, readFormat } from '../operations/create-document.js';
import type { SsmState } from '../state.js';

/** `AWS::SSM::Document`; `Ref` is the document's name. */
export function documentProvider({ documents }: SsmState): ResourceProvider {
  const create = (properties: RawInput, name: string): DeployedResource => {
    checkDocumentName(name);
    readDocumentType(properties);
    documents.create(name, readVersion(properties), {
      tags: tagsOf(properties, 1000),
      targetType: optionalString(properties, 'TargetType', { max: 200 }),
    });
    return deployed(name);
  };
  return {
    properties: [
      'Name',
      'DocumentType',
      'DocumentFormat',
      'Content',
      'VersionName',
      'UpdateMethod',
      'Tags',
      'TargetType',
    ],
    create: (properties, context) =>
      create(properties, optionalString(properties, 'Name') ?? context.generateName(128)),
    update: (physicalId, properties, context) => {
      const name = optionalString(properties, 'Name');
      if (name !== undefined && name !== physicalId) {
        const renamed = create(properties, name);
        documents.delete(physicalId);
        return renamed;
      }
      const document = documents.get(physicalId);
      const version = readVersion(properties);
      if (!changes(document, version)) {
        document.tags = tagsOf(properties, 1000);
        return deployed(physicalId);
      }
      if (updateMethod(properties) === 'NewVersion') {
        const added = documents.addVersion(physicalId, version);
        document.defaultVersion = added.number;
        document.tags = tagsOf(properties, 1000);
        return deployed(physicalId);
      }
      if (name !== undefined)
        throw new Error(
          `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
        );
      const replaced = create(properties, context.generateName(128));
      documents.delete(physicalId);
      return replaced;
    },
    delete: (physicalId) => documents.delete(physicalId),
  };
}

const deployed = (name: string): DeployedResource => ({ physicalId: name, attributes: {} });

function updateMethod(properties: RawInput): 'Replace' | 'NewVersion' {
  return (optionalString(properties, 'UpdateMethod', { oneOf: ['Replace', 'NewVersion'] }) ?? 'Replace') as
    'Replace' | 'NewVersion';
}

function changes(document: Document, version: NewVersion): boolean {
  const latest = latestOf(document);
  return (
    latest.text !== version.text ||
    latest.format !== version.format ||
    latest.versionName !== version.versionName
  );
}

/** `Content` is an object or a string; as an object it is written in the DocumentFormat. */
function readVersion(properties: RawInput): NewVersion {
  const format = readFormat(properties);
  const content = properties['Content'];
  if (typeof content !== 'string' && !isRecord(content))
    throw new Error('AWS::SSM::Document needs Content, an object or a string.');
  const versionName = optionalString(properties, 'VersionName', { pattern: /^[a-zA-Z0-9_\-.]{1,128}$/ });
  const write = (object: object): string =>
    format === 'YAML' ? stringifyYaml(object) : JSON.stringify(object, null, 2);
  return {
    text: typeof content === 'string' ? content : write(content),
    format,
    ...(versionName !== undefined && { versionName }),
  };
}
