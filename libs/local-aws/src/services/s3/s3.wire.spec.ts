import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';

const START = Date.UTC(2026, 10, 21, 10);
const Bucket = 'files';
const JAPANESE = '稟議/見積書 2026年+案&確認.html';

describe('S3 at the wire', () => {
  let aws: LocalAws;
  let s3: S3Client;

  beforeAll(async () => {
    aws = await createLocalAws({ region: 'eu-west-1', clock: { mode: 'manual', start: START } });
    s3 = new S3Client(clientConfig(aws));
    await s3.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
    );
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  });
  afterAll(async () => {
    s3.destroy();
    await aws.close();
  });

  const put = (Key: string, Body: PutObjectCommandInput['Body'], more: Partial<PutObjectCommandInput> = {}) =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  const text = async (Key: string, VersionId?: string) =>
    (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();

  it('keeps an object with a Japanese key, its type and its metadata', async () => {
    const { VersionId, ETag, ChecksumCRC32 } = await put(JAPANESE, '承認してください', {
      ContentType: 'text/html; charset=utf-8',
      CacheControl: 'no-store',
      Metadata: { Request: 'r-1', 'x-amz-meta-odd': 'kept' },
    });
    expect(VersionId).toMatch(/^[\w.]{32}$/);
    const object = await s3.send(new GetObjectCommand({ Bucket, Key: JAPANESE }));
    expect(await object.Body?.transformToString()).toBe('承認してください');
    expect(object).toMatchObject({
      VersionId,
      ETag,
      ChecksumCRC32,
      ContentType: 'text/html; charset=utf-8',
      CacheControl: 'no-store',
      ContentLength: 24,
      LastModified: new Date(START),
      Metadata: { request: 'r-1', 'x-amz-meta-odd': 'kept' },
      ServerSideEncryption: 'AES256',
    });
    const { Contents } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: '稟議/', EncodingType: 'url' }),
    );
    expect(Contents?.map(({ Key }) => decodeURIComponent(String(Key).replaceAll('+', ' ')))).toEqual([
      JAPANESE,
    ]);
  });

  it('reads versions by their id, and hides the object behind a delete marker', async () => {
    const first = await put('contract.txt', 'one');
    const second = await put('contract.txt', 'two');
    expect(await text('contract.txt')).toBe('two');
    expect(await text('contract.txt', first.VersionId)).toBe('one');

    const deleted = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'contract.txt' }));
    expect(deleted.DeleteMarker).toBe(true);
    await expect(text('contract.txt')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await text('contract.txt', second.VersionId)).toBe('two');
    await expect(text('contract.txt', deleted.VersionId)).rejects.toMatchObject({ name: 'MethodNotAllowed' });
    const { Versions, DeleteMarkers } = await s3.send(
      new ListObjectVersionsCommand({ Bucket, Prefix: 'contract.txt' }),
    );
    expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [second.VersionId, false],
      [first.VersionId, false],
    ]);
    expect(DeleteMarkers).toMatchObject([{ VersionId: deleted.VersionId, IsLatest: true }]);

    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'contract.txt', VersionId: deleted.VersionId }));
    expect(await text('contract.txt')).toBe('two');
  });

  it('takes streamed, chunked bodies beyond the 16 MB of other services, and checks them', async () => {
    const part = Buffer.alloc(1024 * 1024, '申請書');
    const body = Buffer.concat(Array<Buffer>(17).fill(part));
    await put('large', Readable.from(Array<Buffer>(17).fill(part)), { ContentLength: body.length });
    const object = await s3.send(new GetObjectCommand({ Bucket, Key: 'large' }));
    expect(Buffer.compare(Buffer.from((await object.Body?.transformToByteArray()) ?? []), body)).toBe(0);
    expect(object.ContentEncoding).toBeUndefined();
    await expect(put('large', 'x', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(put('large', 'x', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await put('castagnoli', '123456789', { ChecksumAlgorithm: 'CRC32C', ChecksumCRC32C: '4waSgw==' });
    await put('sha', 'x', { ChecksumAlgorithm: 'SHA256' });
  });

  it('answers ranges and conditions', async () => {
    const { ETag } = await put('ranged', '0123456789');
    const get = (more: object) => s3.send(new GetObjectCommand({ Bucket, Key: 'ranged', ...more }));
    const range = async (Range: string) => {
      const answer = await get({ Range });
      return [answer.ContentRange, await answer.Body?.transformToString()];
    };
    expect(await range('bytes=2-4')).toEqual(['bytes 2-4/10', '234']);
    expect(await range('bytes=-3')).toEqual(['bytes 7-9/10', '789']);
    expect(await range('bytes=8-99')).toEqual(['bytes 8-9/10', '89']);
    await expect(range('bytes=10-')).rejects.toMatchObject({ name: 'InvalidRange' });
    expect((await get({ IfMatch: ETag })).ETag).toBe(ETag);
    await expect(get({ IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(get({ IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get({ IfModifiedSince: new Date(START) })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(put('ranged', 'x', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await put('ranged', 'x', { IfMatch: ETag });
    await expect(put('ranged', 'y', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('tells the head of an object, also of one version', async () => {
    const { VersionId } = await put('head', 'four', { ContentType: 'text/plain', Metadata: { a: 'b' } });
    await put('head', 'newer');
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'head', VersionId }))).toMatchObject({
      ContentLength: 4,
      ContentType: 'text/plain',
      Metadata: { a: 'b' },
      VersionId,
    });
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'none' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('copies an object, its metadata or new ones with it', async () => {
    const { VersionId } = await put('from/資料.txt', 'text', {
      ContentType: 'text/plain',
      Metadata: { a: '1' },
    });
    await put('from/資料.txt', 'newer');
    const CopySource = `${Bucket}/${encodeURIComponent('from/資料.txt')}?versionId=${VersionId}`;
    const copy = await s3.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource }));
    expect(copy).toMatchObject({ CopySourceVersionId: VersionId, VersionId: expect.any(String) });
    expect(copy.CopyObjectResult).toMatchObject({ ETag: expect.any(String), LastModified: new Date(START) });
    expect(await text('to')).toBe('text');
    const { Metadata, ContentType } = await s3.send(new HeadObjectCommand({ Bucket, Key: 'to' }));
    expect([Metadata, ContentType]).toEqual([{ a: '1' }, 'text/plain']);
    await s3.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'to',
        CopySource,
        MetadataDirective: 'REPLACE',
        Metadata: { b: '2' },
      }),
    );
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'to' }))).Metadata).toEqual({ b: '2' });
    await expect(
      s3.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource: `${Bucket}/to` })),
    ).rejects.toMatchObject({ name: 'InvalidRequest' });
  });

  it('lists in pages, folded at the delimiter, in the order of UTF-8', async () => {
    for (const key of ['list/a/1', 'list/a/2', 'list/b', 'list/c/1', 'list/ﾊ', 'list/𠮟'])
      await put(key, 'x');
    const seen: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({
          Bucket,
          Prefix: 'list/',
          Delimiter: '/',
          MaxKeys: 1,
          ContinuationToken: token,
        }),
      );
      seen.push(
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
        ...(page.Contents ?? []).map(({ Key }) => Key),
      );
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(seen).toEqual(['list/a/', 'list/b', 'list/c/', 'list/ﾊ', 'list/𠮟']);
    const { Contents } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'list/', StartAfter: 'list/c' }),
    );
    expect(Contents?.map(({ Key }) => Key)).toEqual(['list/c/1', 'list/ﾊ', 'list/𠮟']);
  });

  it('lists versions in pages that begin where the last one ended', async () => {
    for (const body of ['1', '2', '3']) await put('paged/x', body);
    await put('paged/y', 'x');
    const seen: (string | undefined)[] = [];
    let markers: { KeyMarker?: string; VersionIdMarker?: string } = {};
    for (;;) {
      const page = await s3.send(
        new ListObjectVersionsCommand({ Bucket, Prefix: 'paged/', MaxKeys: 2, ...markers }),
      );
      for (const { Key, VersionId } of page.Versions ?? []) seen.push(await text(String(Key), VersionId));
      if (!page.IsTruncated) break;
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    }
    expect(seen).toEqual(['3', '2', '1', 'x']);
  });

  it('deletes many at once and tells what became of each', async () => {
    await put('many/<1>', 'x');
    const { VersionId } = await put('many/2', 'x');
    const answer = await s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: {
          Objects: [
            { Key: 'many/<1>' },
            { Key: 'many/2', VersionId },
            { Key: 'many/2', VersionId: 'no-version' },
          ],
        },
      }),
    );
    expect(answer.Deleted).toMatchObject([
      { Key: 'many/<1>', DeleteMarker: true },
      { Key: 'many/2', VersionId },
    ]);
    expect(answer.Errors).toMatchObject([{ Key: 'many/2', Code: 'InvalidArgument' }]);
  });

  it('works without versioning, and suspends it with one version null', async () => {
    const other = 'plain-bucket';
    await s3.send(
      new CreateBucketCommand({
        Bucket: other,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    const write = (Body: string) => s3.send(new PutObjectCommand({ Bucket: other, Key: 'k', Body }));
    const versions = async () =>
      (await s3.send(new ListObjectVersionsCommand({ Bucket: other }))).Versions?.map(
        (each) => each.VersionId,
      );
    const version = (Status: 'Enabled' | 'Suspended') =>
      s3.send(new PutBucketVersioningCommand({ Bucket: other, VersioningConfiguration: { Status } }));
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket: other }))).Status).toBeUndefined();
    expect((await write('1')).VersionId).toBeUndefined();
    await write('2');
    expect(await versions()).toEqual(['null']);
    await version('Enabled');
    const { VersionId } = await write('3');
    expect(await versions()).toEqual([VersionId, 'null']);
    await version('Suspended');
    expect((await write('4')).VersionId).toBe('null');
    expect(await versions()).toEqual(['null', VersionId]);

    await expect(s3.send(new DeleteBucketCommand({ Bucket: other }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    for (const id of (await versions()) ?? [])
      await s3.send(new DeleteObjectCommand({ Bucket: other, Key: 'k', VersionId: id }));
    await s3.send(new DeleteBucketCommand({ Bucket: other }));
    await expect(s3.send(new HeadBucketCommand({ Bucket: other }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('answers what a bucket is', async () => {
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets).toEqual([{ Name: Bucket, CreationDate: new Date(START), BucketRegion: 'eu-west-1' }]);
    expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe('eu-west-1');
    expect((await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe('eu-west-1');
    expect(await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    const { ServerSideEncryptionConfiguration: encryption } = await s3.send(
      new GetBucketEncryptionCommand({ Bucket }),
    );
    expect(encryption?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['NoSuchBucket', () => s3.send(new GetObjectCommand({ Bucket: 'no-such-bucket', Key: 'k' }))],
    ['NoSuchKey', () => s3.send(new GetObjectCommand({ Bucket, Key: '存在しない' }))],
    ['NoSuchVersion', () => s3.send(new GetObjectCommand({ Bucket, Key: 'k', VersionId: 'A'.repeat(32) }))],
    ['InvalidArgument', () => s3.send(new GetObjectCommand({ Bucket, Key: 'k', VersionId: 'not-one' }))],
    ['InvalidBucketName', () => s3.send(new CreateBucketCommand({ Bucket: 'Not_A_Bucket' }))],
    [
      'IllegalLocationConstraintException',
      () =>
        s3.send(
          new CreateBucketCommand({
            Bucket: 'elsewhere',
            CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
          }),
        ),
    ],
    [
      'BucketAlreadyOwnedByYou',
      () =>
        s3.send(
          new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
        ),
    ],
    ['NoSuchBucketPolicy', () => s3.send(new GetBucketPolicyCommand({ Bucket }))],
    ['KeyTooLongError', () => put('長'.repeat(342), 'x')],
    ['MetadataTooLarge', () => put('k', 'x', { Metadata: { a: 'x'.repeat(2048) } })],
    ['AccessControlListNotSupported', () => put('k', 'x', { ACL: 'public-read' })],
    ['AccessDenied', () => put('k', 'x', { ExpectedBucketOwner: '999999999999' })],
    ['NotImplemented', () => s3.send(new GetBucketAclCommand({ Bucket }))],
  ])('answers %s so that the client throws an error of that name', async (name, send) => {
    await expect(send()).rejects.toMatchObject({ name });
  });

  it('names the operation that it does not do', async () => {
    await expect(s3.send(new GetBucketAclCommand({ Bucket }))).rejects.toMatchObject({
      message: expect.stringContaining('GetBucketAcl'),
    });
  });

  it('finds the bucket in a host name, and takes a presigned URL', async () => {
    await put('by-host.txt', 'found');
    const port = new URL(aws.endpoint).port;
    const scope = 'test%2F20261121%2Feu-west-1%2Fs3%2Faws4_request';
    const signed = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${scope}&X-Amz-Signature=0`;
    const path = await fetch(
      `${aws.endpoint}/${Bucket}/by-host.txt?${signed}&response-content-type=text%2Fx-test`,
    );
    expect([await path.text(), path.headers.get('content-type')]).toEqual(['found', 'text/x-test']);
    const { request } = await import('node:http');
    const body = await new Promise<string>((resolve, reject) => {
      request(
        { port, path: `/by-host.txt?${signed}`, headers: { host: `${Bucket}.localhost:${port}` } },
        (response) => {
          let all = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (all += chunk));
          response.on('end', () => resolve(all));
        },
      )
        .on('error', reject)
        .end();
    });
    expect(body).toBe('found');
  });

  it('records which permission each call needs', async () => {
    const { VersionId } = await put('permitted', 'x');
    await s3.send(new GetObjectCommand({ Bucket, Key: 'permitted', VersionId }));
    expect(aws.authorizations().slice(-2)).toMatchObject([
      { action: 's3:PutObject', resource: `arn:aws:s3:::${Bucket}/permitted` },
      { action: 's3:GetObjectVersion', resource: `arn:aws:s3:::${Bucket}/permitted` },
    ]);
  });
});
