import type { PutObjectCommand } from '@aws-sdk/client-s3';
import { CopyObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ApprovalRequest } from '@ringi/shared-types';
import { World } from '../../testing/world.js';
import { putSourceFile } from './source-file.js';

const request = (more: Record<string, string> = {}): ApprovalRequest => ({
  ...new World().request,
  confirmation_file: '契約書 第１号.html',
  settings: {
    pipeline_name: 'Core-release-L1',
    s3_bucket_name: 'files',
    s3_bucket_key: 'in/草案.html',
    topic_arn: 'arn:of:topic',
    'confirmation_file_content-type': 'text/html',
    ...more,
  },
});
const sent: (PutObjectCommand | CopyObjectCommand | HeadObjectCommand)[] = [];
const s3 = (answer: () => object): S3Client =>
  ({
    send: (command: PutObjectCommand) => {
      sent.push(command);
      return Promise.resolve().then(answer);
    },
  }) as unknown as S3Client;
const failing = (name: string) => () => {
  throw Object.assign(new Error('S3 says so.'), { name });
};
beforeEach(() => void sent.splice(0));

it('puts the file with its type and ASCII metadata, and tells the version', async () => {
  const file = await putSourceFile(
    s3(() => ({ VersionId: 'v1' })),
    'a-1',
    request({ confirmation_file_content: '<p>稟議</p>' }),
  );

  expect(file).toEqual({ versionId: 'v1', contentType: 'text/html', size: 13 });
  expect(sent[0]?.input).toMatchObject({
    Bucket: 'files',
    Key: 'in/草案.html',
    ContentType: 'text/html',
    Body: '<p>稟議</p>',
  });
  const metadata = Object.values((sent[0]?.input as PutObjectCommand['input']).Metadata ?? {});
  expect(metadata).toContain('a-1');
  for (const value of metadata) expect(value).toMatch(/^[\x20-\x7e]*$/);
});

const inS3 = (location: string, type?: string): ApprovalRequest => {
  const of = request({ confirmation_file_s3: location });
  return { ...of, settings: { ...of.settings, 'confirmation_file_content-type': type ?? '' } };
};

it('copies the named version of a file that lies in the bucket', async () => {
  await putSourceFile(
    s3(() => ({ VersionId: 'v2' })),
    'a-1',
    inS3('s3://files/uploads/契約.html?versionId=v1'),
  );

  expect(sent[1]).toBeInstanceOf(CopyObjectCommand);
  expect(sent[1]?.input).toMatchObject({
    CopySource: `files/uploads/${encodeURIComponent('契約.html')}?versionId=v1`,
  });
});

it.each([
  ['its own type', undefined, 'application/pdf'],
  ['the type that the request names', 'text/plain', 'text/plain'],
])(
  'copies a file in the bucket with %s, and exactly the version it looked at',
  async (_what, named, type) => {
    const found = { VersionId: 'v7', ContentType: 'application/pdf', ContentLength: 9 };

    const file = await putSourceFile(
      s3(() => (sent.at(-1) instanceof HeadObjectCommand ? found : { VersionId: 'v8' })),
      'a-1',
      inS3('s3://files/uploads/a.pdf', named),
    );

    expect(sent[1]?.input).toMatchObject({
      ContentType: type,
      CopySource: 'files/uploads/a.pdf?versionId=v7',
    });
    expect(file).toEqual({ versionId: 'v8', contentType: type, size: 9 });
  },
);

it.each([400, 403, 404])('says which file is missing and what to do when S3 answers %i', async (status) => {
  const missing = () => {
    throw Object.assign(new Error('UnknownError'), { $metadata: { httpStatusCode: status } });
  };

  await expect(putSourceFile(s3(missing), 'a-1', inS3('s3://files/uploads/no.pdf'))).rejects.toThrow(
    'Level 1 of flow test finds no file uploads/no.pdf in the bucket files, or may not read it. ' +
      'Put it there or correct level1_confirmation_file_s3, and start a new request.',
  );
});

it.each([
  ['a bucket that never kept versions', () => ({}), 'Turn on versioning'],
  ['a bucket whose versioning is suspended', () => ({ VersionId: 'null' }), 'Turn on versioning'],
  ['a bucket that is not there', failing('NoSuchBucket'), 'NoSuchBucket: S3 says so. Correct it, and start'],
])('ends the level for %s, naming the bucket', async (_what, answer, reason) => {
  const failure = putSourceFile(s3(answer), 'a-1', request({ confirmation_file_content: 'x' }));

  await expect(failure).rejects.toMatchObject({ name: 'Ringi.BackendFailed' });
  await expect(failure).rejects.toThrow(/cannot use the bucket files/);
  await expect(failure).rejects.toThrow(reason);
});

it('leaves trouble that passes to a retry', async () => {
  await expect(putSourceFile(s3(failing('SlowDown')), 'a-1', request())).rejects.toMatchObject({
    name: 'SlowDown',
  });
});
