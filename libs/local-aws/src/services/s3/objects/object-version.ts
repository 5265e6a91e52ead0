/** Headers that are kept with an object and answered again, by the name of the API's member. */
export const CONTENT_HEADERS = {
  CacheControl: 'cache-control',
  ContentDisposition: 'content-disposition',
  ContentEncoding: 'content-encoding',
  ContentLanguage: 'content-language',
  ContentType: 'content-type',
  Expires: 'expires',
} as const;

export type ContentMember = keyof typeof CONTENT_HEADERS;
export type ContentHeaders = Readonly<Partial<Record<ContentMember, string>>>;

/** A checksum a client gave with its upload: the algorithm as in `x-amz-checksum-<algorithm>`, and its Base64. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
}
export type ChecksumAlgorithm = 'crc32' | 'crc32c' | 'sha1' | 'sha256';

/** One stored version of an object. */
export interface StoredObject {
  readonly kind: 'object';
  readonly key: string;
  /** `null` (the text) when versioning was not enabled when it was written. */
  readonly versionId: string;
  /** Epoch milliseconds. */
  readonly lastModified: number;
  readonly body: Buffer;
  /** With its quotes. */
  readonly etag: string;
  readonly content: ContentHeaders;
  /** User metadata by lower-case name, each value as it came in the header (Latin-1). */
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum: Checksum | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a DELETE without a version id leaves behind in a versioned bucket. */
export interface DeleteMarker {
  readonly kind: 'marker';
  readonly key: string;
  readonly versionId: string;
  readonly lastModified: number;
}

export type ObjectVersion = StoredObject | DeleteMarker;
