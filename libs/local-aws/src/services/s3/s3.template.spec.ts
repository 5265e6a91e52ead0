import {
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import type { BusEvent } from '../../core/environment.js';
import { clientConfig } from '../../testing/wire-client.js';
import { objectStore } from './index.js';

const template = (properties: object = {}) => ({
  Resources: {
    Files: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        NotificationConfiguration: { EventBridgeConfiguration: {} },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        ...properties,
      },
    },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: { Version: '2012-10-17', Statement: [] } },
    },
  },
  Outputs: { Name: { Value: { Ref: 'Files' } }, Arn: { Value: { 'Fn::GetAtt': 'Files.Arn' } } },
});

describe('a bucket of a template', () => {
  let aws: LocalAws;
  let s3: S3Client;
  let Bucket: string;
  const events: BusEvent[] = [];

  beforeAll(async () => {
    aws = await createLocalAws({ clock: { mode: 'manual', start: Date.UTC(2030, 0, 1) } });
    aws.environment.subscribe((event) => events.push(event));
    s3 = new S3Client(clientConfig(aws));
    const { outputs } = await aws.deploy({ stackName: 'Store', template: template() });
    Bucket = String(outputs['Name']);
    expect(outputs['Arn']).toBe(`arn:aws:s3:::${Bucket}`);
  });
  afterAll(async () => {
    s3.destroy();
    await aws.close();
  });

  it('has what the template set', async () => {
    expect(Bucket).toMatch(/^store-files-\w+$/);
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toContain('2012-10-17');
  });

  it('announces its objects to EventBridge', async () => {
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key: '申請.txt', Body: 'four' }));
    await aws.environment.activity.idle();
    expect(events.at(-1)).toMatchObject({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      resources: [`arn:aws:s3:::${Bucket}`],
      detail: {
        bucket: { name: Bucket },
        object: { key: '申請.txt', size: 4, 'version-id': VersionId },
        reason: 'PutObject',
      },
    });
  });

  it('keeps its objects and versions over an update, and is not deleted while it has any', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'x' }));
    await aws.deploy({
      stackName: 'Store',
      template: template({ VersioningConfiguration: { Status: 'Suspended' } }),
    });
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Suspended');
    await expect(aws.deleteStack('Store')).rejects.toThrow('The bucket you tried to delete is not empty');
  });

  it('refuses a property that it does not know', async () => {
    await expect(
      aws.deploy({ stackName: 'Other', template: template({ WebsiteConfiguration: {} }) }),
    ).rejects.toThrow('WebsiteConfiguration');
  });

  it('is an object store for a distributed Map, under its role', async () => {
    const store = objectStore(aws.environment);
    const request = {
      bucket: Bucket,
      roleArn: 'arn:aws:iam::000000000000:role/Machine',
      region: 'us-east-1',
    };
    await store.putObject({ ...request, key: 'map/1.json', body: Buffer.from('[1]') });
    expect(Buffer.from(await store.getObject({ ...request, key: 'map/1.json' })).toString()).toBe('[1]');
    expect(await store.listObjects({ ...request, prefix: 'map/' })).toMatchObject([
      { key: 'map/1.json', size: 3 },
    ]);
    await expect(store.getObject({ ...request, key: 'none' })).rejects.toMatchObject({
      error: 'S3.NoSuchKeyException',
    });
    expect(aws.authorizations().at(-1)?.principal).toContain('assumed-role/Machine/');
  });
});
