/** Files that requests name are put below this prefix of a level's bucket; the start function may read nothing else. */
export const UPLOADS = 'uploads/';

export interface S3Location {
  readonly bucket: string;
  readonly key: string;
  /** Absent: the newest. */
  readonly versionId?: string;
}

/** Reads `s3://<bucket>/uploads/<name>[?versionId=<version>]`; undefined: it is none. */
export function parseS3Location(text: string): S3Location | undefined {
  const found = /^s3:\/\/([^/]+)\/(uploads\/[^?]+)(?:\?versionId=([^&\s]+))?$/u.exec(text);
  const [, bucket, key, versionId] = found ?? [];
  return bucket && key ? { bucket, key, ...(versionId && { versionId }) } : undefined;
}
