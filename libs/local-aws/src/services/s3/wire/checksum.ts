import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { notEmulated, ServiceError } from '../../../core/errors.js';
import type { Checksum, ChecksumAlgorithm } from '../objects/object-version.js';

const COMPUTE: Readonly<Record<ChecksumAlgorithm, (body: Buffer) => string>> = {
  crc32: (body) => base64OfInteger(crc32(body)),
  crc32c: (body) => base64OfInteger(crc32c(body)),
  sha1: (body) => createHash('sha1').update(body).digest('base64'),
  sha256: (body) => createHash('sha256').update(body).digest('base64'),
};

export const checksumOf = (algorithm: ChecksumAlgorithm, body: Buffer): Checksum => ({
  algorithm,
  value: COMPUTE[algorithm](body),
});

/**
 * Compares a body with what its headers say of it.
 * @returns the checksum to keep with the object, if the client gave one.
 * @throws ServiceError BadDigest, InvalidRequest
 */
export function verifyBody(headers: Readonly<Record<string, string>>, body: Buffer): Checksum | undefined {
  const md5 = headers['content-md5'];
  if (md5 !== undefined && createHash('md5').update(body).digest('base64') !== md5)
    throw new ServiceError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  if (headers['x-amz-checksum-crc64nvme'] !== undefined) throw notEmulated('S3 checksums of CRC64NVME');
  for (const algorithm of Object.keys(COMPUTE) as ChecksumAlgorithm[]) {
    const given = headers[`x-amz-checksum-${algorithm}`];
    if (given === undefined) continue;
    const checksum = checksumOf(algorithm, body);
    if (checksum.value === given) return checksum;
    throw new ServiceError(
      'BadDigest',
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    );
  }
  return undefined;
}

function base64OfInteger(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes.toString('base64');
}

/** CRC-32C (Castagnoli), which Node.js does not have. @see https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4 */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

function crc32c(body: Buffer): number {
  let value = 0xffffffff;
  for (const byte of body) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 255] as number);
  return value ^ 0xffffffff;
}
