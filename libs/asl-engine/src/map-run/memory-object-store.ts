import { TaskError } from '../errors.js';
import type { ObjectRequest, ObjectStore, ObjectSummary } from './object-store.js';

interface StoredObject {
  readonly body: Uint8Array;
  readonly lastModified: number;
}

/** An object store in memory, for tests and tools. Buckets exist once something is in them. */
export class MemoryObjectStore implements ObjectStore {
  readonly #buckets = new Map<string, Map<string, StoredObject>>();
  readonly #now: () => number;

  /** @param now epoch milliseconds; default: always 0. */
  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  put(bucket: string, key: string, body: string | Uint8Array): void {
    const objects = this.#buckets.get(bucket) ?? new Map<string, StoredObject>();
    this.#buckets.set(bucket, objects);
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    objects.set(key, { body: bytes, lastModified: this.#now() });
  }

  /** The object's text, or undefined. */
  text(bucket: string, key: string): string | undefined {
    const found = this.#buckets.get(bucket)?.get(key);
    return found && new TextDecoder().decode(found.body);
  }

  async getObject({ bucket, key }: ObjectRequest & { readonly key: string }): Promise<Uint8Array> {
    const found = this.#buckets.get(bucket)?.get(key);
    if (!found) throw new TaskError('S3.NoSuchKeyException', 'The specified key does not exist.');
    return found.body;
  }

  async listObjects({
    bucket,
    prefix,
  }: ObjectRequest & { readonly prefix: string }): Promise<readonly ObjectSummary[]> {
    return [...(this.#buckets.get(bucket) ?? [])]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { body, lastModified }]) => ({
        key,
        etag: `"${key.length.toString(16)}${body.length.toString(16)}"`,
        size: body.length,
        lastModified,
        storageClass: 'STANDARD',
      }));
  }

  async putObject(
    request: ObjectRequest & { readonly key: string; readonly body: Uint8Array },
  ): Promise<void> {
    this.put(request.bucket, request.key, request.body);
  }
}
