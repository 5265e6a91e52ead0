import type { Json } from '@ringi/asl';
import { StateFailure, TaskError, messageOf } from '../errors.js';
import { isObject, type JsonObject } from '../json.js';
import type { StateRun } from '../run/state-run.js';
import { csvItems, delimiterOf, parseCsv } from './csv.js';
import { inventoryItems } from './inventory-manifest.js';
import { atPointer, jsonItems, jsonLines } from './json-items.js';
import type { ObjectRequest, ObjectStore } from './object-store.js';
import { configField, resourceArguments } from './reader-config.js';

/** AWS reads at most this many items. */
const MAX_ITEMS = 100_000_000;

/**
 * The items that an ItemReader names.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 * @throws StateFailure States.ItemReaderFailed.
 */
export async function readItems(run: StateRun, reader: JsonObject, input: Json): Promise<readonly Json[]> {
  try {
    const store = run.machine.objects;
    if (!store) throw refusal('This engine was given no object store to read items from: pass `objects`.');
    const config = isObject(reader['ReaderConfig']) ? reader['ReaderConfig'] : {};
    const parameters = await resourceArguments(run, reader, input);
    const limit = await maxItems(run, config, input);
    const items = await itemsFrom(run, store, reader, config, parameters);
    return limit === undefined ? items : items.slice(0, limit);
  } catch (error) {
    if (error instanceof TaskError) throw refusal(error.cause ?? messageOf(error));
    throw error;
  }
}

function refusal(cause: string): StateFailure {
  return new StateFailure('States.ItemReaderFailed', cause);
}

/** The limit that MaxItems sets; 0 sets none. */
async function maxItems(run: StateRun, config: JsonObject, input: Json): Promise<number | undefined> {
  const given = await configField(run, config, 'MaxItems', input);
  if (given === undefined) return undefined;
  const number = typeof given === 'string' ? Number(given || NaN) : given;
  // AWS's sentence for what is no number at all is not known to us; the wording is ours.
  if (typeof number !== 'number' || !Number.isInteger(number))
    throw refusal('field MaxItems must be an integer');
  if (number < 0) throw refusal('field MaxItems must be positive');
  return number === 0 ? undefined : Math.min(number, MAX_ITEMS);
}

async function itemsFrom(
  run: StateRun,
  store: ObjectStore,
  reader: JsonObject,
  config: JsonObject,
  parameters: JsonObject,
): Promise<readonly Json[]> {
  const { roleArn = '', region } = run.machine.identity;
  const request: ObjectRequest = { bucket: String(parameters['Bucket']), roleArn, region };
  const action = String(reader['Resource']).split(':').at(-1);
  if (action === 'listObjectsV2') return listed(store, request, String(parameters['Prefix'] ?? ''));
  if (action !== 'getObject')
    throw refusal(`The ItemReader's Resource '${String(reader['Resource'])}' is not supported.`);
  const bytes = await store.getObject({ ...request, key: String(parameters['Key']) });
  return parsed(store, request, config, bytes);
}

async function listed(store: ObjectStore, request: ObjectRequest, prefix: string): Promise<Json[]> {
  const objects = await store.listObjects({ ...request, prefix });
  return objects.map((object) => ({
    Etag: object.etag,
    Key: object.key,
    LastModified: Math.floor(object.lastModified / 1_000),
    Size: object.size,
    StorageClass: object.storageClass,
  }));
}

async function parsed(
  store: ObjectStore,
  request: ObjectRequest,
  config: JsonObject,
  bytes: Uint8Array,
): Promise<readonly Json[]> {
  const text = () => new TextDecoder().decode(bytes);
  switch (config['InputType']) {
    case 'JSON':
      return jsonItems(atPointer(text(), config['ItemsPointer'] as string | undefined));
    case 'JSONL':
      return jsonLines(text());
    case 'CSV':
      return csv(text(), config);
    case 'MANIFEST':
      return inventoryItems(store, request, text());
    default:
      throw refusal(
        `This engine does not read the InputType '${String(config['InputType'])}'. It reads JSON, JSONL, CSV and MANIFEST.`,
      );
  }
}

function csv(text: string, config: JsonObject): readonly Json[] {
  const delimiter = delimiterOf(config['CSVDelimiter'] as string | undefined);
  if (delimiter === undefined) throw refusal(`Unknown CSVDelimiter '${String(config['CSVDelimiter'])}'.`);
  const rows = parseCsv(text, delimiter);
  const given = config['CSVHeaderLocation'] === 'GIVEN';
  const headers = given ? ((config['CSVHeaders'] ?? []) as string[]) : (rows[0] ?? []);
  if (new Set(headers).size < headers.length) throw refusal('CSV headers cannot contain duplicates.');
  return csvItems(given ? rows : rows.slice(1), headers);
}
