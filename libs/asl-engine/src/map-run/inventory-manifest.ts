import type { Json } from '@ringi/asl';
import { StateFailure } from '../errors.js';
import { csvItems, parseCsv } from './csv.js';
import type { ObjectRequest, ObjectStore } from './object-store.js';

interface Manifest {
  readonly destinationBucket?: string;
  readonly fileFormat?: string;
  readonly fileSchema?: string;
  readonly files?: readonly { readonly key: string }[];
}

/**
 * Items of an S3 inventory: one for each line of the CSV files that its manifest.json names.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 * @throws StateFailure States.ItemReaderFailed for another file format than CSV.
 */
export async function inventoryItems(
  store: ObjectStore,
  request: ObjectRequest,
  text: string,
): Promise<readonly Json[]> {
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.fileFormat !== 'CSV' || manifest.files === undefined) {
    throw new StateFailure(
      'States.ItemReaderFailed',
      `This engine reads S3 inventories in CSV only, not '${String(manifest.fileFormat)}'.`,
    );
  }
  // destinationBucket is an ARN.
  const bucket = manifest.destinationBucket?.split(':').at(-1) ?? request.bucket;
  const headers = (manifest.fileSchema ?? '').split(',').map((name) => name.trim());
  const items: Json[] = [];
  for (const { key } of manifest.files) {
    const bytes = await store.getObject({ ...request, bucket, key });
    const csv = new TextDecoder().decode(key.endsWith('.gz') ? await gunzip(bytes) : bytes);
    items.push(...csvItems(parseCsv(csv), headers));
  }
  return items;
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array>).arrayBuffer());
}
