import { notEmulated, type ServiceError } from '../../../core/errors.js';
import type { Codec } from '../../../wire/codec.js';
import type { WireRequest } from '../../../wire/message.js';
import { writeXml } from '../../../wire/xml.js';
import { unchunk } from './aws-chunked.js';
import { gapName, subResourceOf } from './gap-name.js';
import type { S3Operation, S3Route } from './operation.js';
import { readAddress, type S3Request } from './request.js';

/**
 * S3's REST protocol: method, address and sub-resource choose the operation, the rest is headers, query and XML.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAPI.html
 */
export function s3Codec(operations: Readonly<Record<string, S3Operation>>): Codec {
  const table = Object.entries(operations);
  return {
    decode(wire) {
      const request = readRequest(wire);
      const [name, operation] = table.find(([, { route }]) => matches(route, request)) ?? [];
      if (name === undefined || operation === undefined) throw notEmulated(`s3:${gapName(request)}`);
      return {
        operation: name,
        input: {
          ...(request.bucket !== undefined && { Bucket: request.bucket }),
          ...(request.key !== undefined && { Key: request.key }),
          ...(request.headers['x-amz-expected-bucket-owner'] !== undefined && {
            ExpectedBucketOwner: request.headers['x-amz-expected-bucket-owner'],
          }),
          ...operation.read(request),
        },
        encode: (output, requestId) => {
          const { status = 200, headers = {}, body = '' } = operation.write(output);
          return { status, headers: { 'x-amz-request-id': requestId, ...headers }, body };
        },
      };
    },
    encodeError: (error, requestId) => ({
      status: error.status,
      headers: {
        'content-type': 'application/xml',
        'x-amz-request-id': requestId,
        ...(error.details?.['headers'] as Record<string, string> | undefined),
      },
      // 304 has no body; neither has the answer to HEAD, but that the HTTP server knows.
      body: error.status === 304 ? '' : errorXml(error, requestId),
    }),
  };
}

function errorXml(error: ServiceError, requestId: string): string {
  const document = writeXml('Error', '', {
    Code: error.code === 'NotImplementedException' ? 'NotImplemented' : error.code,
    Message: error.message,
    ...Object.fromEntries(Object.entries(error.details ?? {}).filter(([name]) => name !== 'headers')),
    RequestId: requestId,
    HostId: 'local-aws',
  });
  return document.replace(' xmlns=""', '');
}

function readRequest(wire: WireRequest): S3Request {
  const { method, query } = wire;
  const address = readAddress(wire);
  const streamed =
    wire.headers['x-amz-content-sha256']?.startsWith('STREAMING-') ??
    wire.headers['content-encoding']?.includes('aws-chunked') ??
    false;
  if (!streamed) return { method, query, ...address, headers: wire.headers, body: wire.body };
  const length = wire.headers['x-amz-decoded-content-length'];
  const { body, trailers } = unchunk(wire.body, length === undefined ? undefined : Number(length));
  const { 'content-encoding': encoding = '', ...headers } = wire.headers;
  // `aws-chunked` is the encoding of the transfer, what else is named there is the object's.
  const kept = encoding
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'aws-chunked');
  return {
    method,
    query,
    ...address,
    headers: { ...headers, ...trailers, ...(kept.length > 0 && { 'content-encoding': kept.join(',') }) },
    body,
  };
}

function matches(route: S3Route, request: S3Request): boolean {
  const on = request.key !== undefined ? 'object' : request.bucket !== undefined ? 'bucket' : 'service';
  return (
    route.method === request.method &&
    route.on === on &&
    route.sub === subResourceOf(request.query) &&
    (route.header !== undefined) === (request.headers['x-amz-copy-source'] !== undefined)
  );
}
