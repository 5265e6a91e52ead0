import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly body: Buffer;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** What an artifact may unpack to; our choice, as everything is in memory. */
const MAX_BYTES = 512 * 1024 * 1024;

class DamagedArchive extends Error {}

const damaged = (what: string): DamagedArchive =>
  new DamagedArchive(`The artifact is no zip file that can be read: ${what}.`);

/**
 * The files of a zip archive (stored or deflated; no Zip64, no encryption).
 * @throws Error saying why it cannot be read
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (sections 4.3.7, 4.3.12, 4.3.16)
 */
export function unzip(archive: Buffer): ZipEntry[] {
  // The last record lies within its own size and its longest comment of the end.
  const from = Math.max(0, archive.length - 22 - 0xffff);
  const end = archive.subarray(from).lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(from + end) !== END) throw damaged('it has no end record');
  const entries: ZipEntry[] = [];
  let total = 0;
  try {
    const count = archive.readUInt16LE(from + end + 10);
    let at = archive.readUInt32LE(from + end + 16);
    for (let index = 0; index < count; index += 1) {
      if (archive.readUInt32LE(at) !== CENTRAL) throw damaged('its directory is damaged');
      const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
      total += archive.readUInt32LE(at + 24);
      if (total > MAX_BYTES) throw damaged(`it unpacks to more than ${MAX_BYTES} bytes`);
      if (!name.endsWith('/')) entries.push({ name, body: readEntry(archive, at) });
      at +=
        46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
  } catch (error) {
    if (error instanceof DamagedArchive) throw error;
    // Read beyond the end, or compressed data that is none.
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  return entries;
}

function readEntry(archive: Buffer, central: number): Buffer {
  const method = archive.readUInt16LE(central + 10);
  const packed = archive.readUInt32LE(central + 20);
  const size = archive.readUInt32LE(central + 24);
  const local = archive.readUInt32LE(central + 42);
  if (archive.readUInt16LE(central + 8) & 1) throw damaged('it is encrypted');
  if (archive.readUInt32LE(local) !== LOCAL) throw damaged('an entry is not where its directory says');
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(start, start + packed);
  if (method === 0) return data;
  if (method === 8) return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
  throw damaged(`it is packed by method ${method}`);
}
