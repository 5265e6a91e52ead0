/** Where an object is and for whom it is read or written. */
export interface ObjectRequest {
  readonly bucket: string;
  /** Role of the state machine; a store may check what it is allowed. */
  readonly roleArn: string;
  readonly region: string;
}

/** One object of a listing. */
export interface ObjectSummary {
  readonly key: string;
  /** Entity tag with its quotes, as S3 answers it. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  /** Epoch milliseconds. */
  readonly lastModified: number;
  readonly storageClass: string;
}

/**
 * The object storage that a distributed Map reads its items from and writes its results to: S3, or anything that looks like
 * it. Failures are thrown as TaskError (`S3.NoSuchKeyException`, …).
 */
export interface ObjectStore {
  getObject(request: ObjectRequest & { readonly key: string }): Promise<Uint8Array>;
  /** All objects under the prefix, in key order. */
  listObjects(request: ObjectRequest & { readonly prefix: string }): Promise<readonly ObjectSummary[]>;
  putObject(request: ObjectRequest & { readonly key: string; readonly body: Uint8Array }): Promise<void>;
}
