import type { PutObjectCommand } from '@aws-sdk/client-s3';
import { CopyObjectCommand, type S3Client } from '@aws-sdk/client-s3';
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
const sent: (PutObjectCommand | CopyObjectCommand)[] = [];
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
  const version = await putSourceFile(
    s3(() => ({ VersionId: 'v1' })),
    'a-1',
    request({ confirmation_file_content: '<p>稟議</p>' }),
  );

  expect(version).toBe('v1');
  expect(sent[0]?.input).toMatchObject({
    Bucket: 'files',
    Key: 'in/草案.html',
    ContentType: 'text/html',
    Body: '<p>稟議</p>',
  });
  const metadata = Object.values(sent[0]?.input.Metadata ?? {});
  expect(metadata).toContain('a-1');
  for (const value of metadata) expect(value).toMatch(/^[\x20-\x7e]*$/);
});

it('copies the named version of a file that lies in the bucket', async () => {
  await putSourceFile(
    s3(() => ({ VersionId: 'v2' })),
    'a-1',
    request({ confirmation_file_s3: 's3://files/uploads/契約.html?versionId=v1' }),
  );

  expect(sent[0]).toBeInstanceOf(CopyObjectCommand);
  expect(sent[0]?.input).toMatchObject({
    CopySource: `files/uploads/${encodeURIComponent('契約.html')}?versionId=v1`,
  });
});

it.each([
  ['a bucket that never kept versions', () => ({}), 'Turn on versioning'],
  ['a bucket whose versioning is suspended', () => ({ VersionId: 'null' }), 'Turn on versioning'],
  ['a bucket that is not there', failing('NoSuchBucket'), 'NoSuchBucket'],
  ['a file that is not there', failing('NoSuchKey'), 'NoSuchKey'],
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
