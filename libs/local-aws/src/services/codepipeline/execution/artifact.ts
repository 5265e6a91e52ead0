/** An artifact in the pipeline's artifact store. */
export interface Artifact {
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
  /** Of the source it was made of, where it is known. */
  readonly revision?: SourceRevision;
}

/** The version of a source that an execution runs on. */
export interface SourceRevision {
  readonly actionName: string;
  readonly artifactName: string;
  /** S3: the version id. */
  readonly revisionId: string;
  /** S3: the ETag. */
  readonly changeId: string;
  readonly summary: string;
  /** Epoch milliseconds. */
  readonly created: number;
  readonly url: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Where a new artifact lies: the names cut as AWS cuts them, then seven random characters. */
export function artifactKey(pipeline: string, artifact: string): string {
  const random = Array.from({ length: 7 }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join(
    '',
  );
  return `${pipeline.slice(0, 20)}/${artifact.slice(0, 10)}/${random}`;
}
