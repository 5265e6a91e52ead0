import { randomBytes } from 'node:crypto';
import { invalidArgument, noSuchVersion } from '../errors.js';
import type { DeleteMarker, ObjectVersion, StoredObject } from './object-version.js';

export type Versioning = 'Enabled' | 'Suspended';
export type Ownership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

/** What a template or a request set on a bucket; it is answered again, and applied where its comment says so. */
export interface BucketSettings {
  /** Applied. Undefined: versioning was never switched on. */
  versioning: Versioning | undefined;
  /** Applied: whether changes of objects are announced to EventBridge. */
  eventBridge: boolean;
  /** Applied to canned ACLs of requests. */
  ownership: Ownership;
  /** Answered as headers; nothing is encrypted in memory. */
  encryption: { readonly algorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse'; readonly keyId?: string };
  publicAccessBlock: Readonly<Record<string, boolean>> | undefined;
  /** JSON text. */
  policy: string | undefined;
  tags: Readonly<Record<string, string>>;
}

const VERSION_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';
const VERSION_ID = /^(?:[\w.]{32}|null)$/;

const newVersionId = (): string =>
  [...randomBytes(32)].map((byte) => VERSION_ALPHABET[byte % VERSION_ALPHABET.length]).join('');

/** A bucket: its objects, each with its versions, newest first. Bodies are kept in memory. */
export class Bucket {
  readonly name: string;
  readonly createdAt: number;
  readonly settings: BucketSettings;
  readonly #versions = new Map<string, ObjectVersion[]>();

  constructor(name: string, createdAt: number, settings: Partial<BucketSettings> = {}) {
    this.name = name;
    this.createdAt = createdAt;
    this.settings = {
      versioning: undefined,
      eventBridge: false,
      ownership: 'BucketOwnerEnforced',
      encryption: { algorithm: 'AES256' },
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      policy: undefined,
      tags: {},
      ...settings,
    };
  }

  get isEmpty(): boolean {
    return this.#versions.size === 0;
  }

  /** Keys in the order of their UTF-8 bytes, as S3 lists them. */
  keys(): string[] {
    return [...this.#versions.keys()]
      .map((key) => ({ key, bytes: Buffer.from(key) }))
      .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
      .map(({ key }) => key);
  }

  /** Newest first. */
  versions(key: string): readonly ObjectVersion[] {
    return this.#versions.get(key) ?? [];
  }

  latest(key: string): ObjectVersion | undefined {
    return this.versions(key)[0];
  }

  /** @throws ServiceError NoSuchVersion, or InvalidArgument for what is no version id. */
  version(key: string, versionId: string): ObjectVersion {
    const found = this.versions(key).find((version) => version.versionId === versionId);
    if (found) return found;
    if (VERSION_ID.test(versionId)) throw noSuchVersion(key, versionId);
    throw invalidArgument('Invalid version id specified', 'versionId', versionId);
  }

  put(object: Omit<StoredObject, 'versionId' | 'kind'>): StoredObject {
    return this.#add({ ...object, kind: 'object', versionId: this.#nextVersionId() });
  }

  /** Deletes without a version id: a versioned bucket gets a marker, another one loses the object. */
  remove(key: string, now: number): DeleteMarker | undefined {
    if (this.settings.versioning !== undefined)
      return this.#add({ kind: 'marker', key, versionId: this.#nextVersionId(), lastModified: now });
    this.#versions.delete(key);
    return undefined;
  }

  /** Deletes one version for good; one that does not exist is no error, as on AWS. */
  removeVersion(key: string, versionId: string): ObjectVersion | undefined {
    const versions = this.versions(key);
    const found = versions.find((version) => version.versionId === versionId);
    if (!found) {
      if (VERSION_ID.test(versionId)) return undefined;
      throw invalidArgument('Invalid version id specified', 'versionId', versionId);
    }
    this.#keep(
      key,
      versions.filter((version) => version !== found),
    );
    return found;
  }

  #add<T extends ObjectVersion>(version: T): T {
    const others = this.versions(version.key);
    // There is one version `null` at most: writing it replaces the one before.
    const kept = version.versionId === 'null' ? others.filter((each) => each.versionId !== 'null') : others;
    this.#keep(version.key, [version, ...kept]);
    return version;
  }

  #keep(key: string, versions: ObjectVersion[]): void {
    if (versions.length === 0) this.#versions.delete(key);
    else this.#versions.set(key, versions);
  }

  #nextVersionId(): string {
    return this.settings.versioning === 'Enabled' ? newVersionId() : 'null';
  }
}
