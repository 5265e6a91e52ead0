import { createHash } from 'node:crypto';
import type { Environment } from '../../../core/environment.js';
import { ServiceError } from '../../../core/errors.js';
import type { Tag } from '../tags.js';
import { latestOf, type Document, type DocumentVersion } from './document.js';
import { parseContent, type DocumentFormat } from './parse-content.js';

/** AWS's quota of documents in one Region. */
const MAX_DOCUMENTS = 500;

export interface NewVersion {
  readonly text: string;
  readonly format: DocumentFormat;
  readonly versionName?: string;
}

/** The account's own documents, by name. Owned by AWS (`AWS-…`) there are none here. */
export class DocumentStore {
  readonly #env: Environment;
  readonly #documents = new Map<string, Document>();

  constructor(env: Environment) {
    this.#env = env;
  }

  /** @throws ServiceError DocumentAlreadyExists, DocumentLimitExceeded and those of {@link parseContent}. */
  create(
    name: string,
    version: NewVersion,
    rest: { tags: readonly Tag[]; targetType?: string | undefined },
  ): Document {
    if (this.#documents.has(name))
      throw new ServiceError('DocumentAlreadyExists', `Document with name ${name} already exists.`);
    if (this.#documents.size >= MAX_DOCUMENTS)
      throw new ServiceError(
        'DocumentLimitExceeded',
        `The limit of ${MAX_DOCUMENTS} documents is reached; delete one before creating ${name}.`,
      );
    const first = this.#version(name, 1, version);
    const document: Document = {
      name,
      owner: this.#env.accountId,
      createdAt: first.createdAt,
      ...(rest.targetType !== undefined && { targetType: rest.targetType }),
      tags: rest.tags,
      defaultVersion: 1,
      versions: [first],
    };
    this.#documents.set(name, document);
    return document;
  }

  /**
   * Adds a version; the default version stays. Numbers are never used twice.
   * @throws ServiceError DuplicateDocumentContent when the latest version has this content, DuplicateDocumentVersionName.
   */
  addVersion(name: string, version: NewVersion): DocumentVersion {
    const document = this.get(name);
    const latest = latestOf(document);
    const next = this.#version(document.name, latest.number + 1, version);
    if (next.hash === latest.hash)
      throw new ServiceError(
        'DuplicateDocumentContent',
        `The content is that of version ${latest.number} of document ${document.name}; change it to make a new version.`,
      );
    const { versionName } = version;
    if (versionName !== undefined && document.versions.some((each) => each.versionName === versionName))
      throw new ServiceError(
        'DuplicateDocumentVersionName',
        `The version name ${versionName} is already used in document ${document.name}; choose another or leave it out.`,
      );
    document.versions.push(next);
    return next;
  }

  /** @throws ServiceError InvalidDocument when there is no document of that name or ARN. */
  get(nameOrArn: string): Document {
    const document = this.find(nameOrArn);
    if (!document)
      throw new ServiceError('InvalidDocument', `Document with name ${nameOrArn} does not exist.`);
    return document;
  }

  /** By name, `arn:…:document/NAME` or `arn:…:automation-definition/NAME[:VERSION]`. */
  find(nameOrArn: string): Document | undefined {
    const inArn = /^arn:[^:]+:ssm:[^:]*:[^:]*:(?:document|automation-definition)\/([^:]+)/.exec(nameOrArn);
    return this.#documents.get(inArn?.[1] ?? nameOrArn);
  }

  /** @throws ServiceError InvalidDocumentVersion. */
  resolve(document: Document, version = '$DEFAULT'): DocumentVersion {
    const found = this.findVersion(document, version);
    if (!found)
      throw new ServiceError(
        'InvalidDocumentVersion',
        `Document ${document.name} has no version ${version}; it has ${document.versions.map((v) => v.number).join(', ')}.`,
      );
    return found;
  }

  /** `$DEFAULT`, `$LATEST` or a number, as AWS writes versions. */
  findVersion(document: Document, version = '$DEFAULT'): DocumentVersion | undefined {
    if (version === '$LATEST') return latestOf(document);
    const number = version === '$DEFAULT' ? document.defaultVersion : Number(version);
    return document.versions.find((each) => each.number === number);
  }

  /** In order of their names. */
  all(): readonly Document[] {
    return [...this.#documents.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  delete(name: string): void {
    this.#documents.delete(name);
  }

  #version(documentName: string, number: number, version: NewVersion): DocumentVersion {
    return {
      documentName,
      number,
      ...(version.versionName !== undefined && { versionName: version.versionName }),
      format: version.format,
      text: version.text,
      hash: createHash('sha256').update(version.text).digest('hex'),
      content: parseContent(version.text, version.format),
      createdAt: this.#env.clock.now(),
    };
  }
}
