import { codePipelineOptions } from '@ringi/approvals';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../../parts/acknowledge.js';
import type { NumberedLevel } from '../backend-construct.js';

/** Where the files of a level lie. */
export interface LevelFiles {
  readonly bucket: s3.IBucket;
  readonly inputKey: string;
  /** Below the request's id, unless all requests share it. */
  readonly outputKey: string;
  readonly shared: boolean;
  /** What cdk-nag calls the bucket's ARN. */
  readonly finding: string;
}

/** The bucket of each level: the one its flow names, or one that the flow gets. Both must keep versions. */
export class Files extends Construct {
  readonly ofLevel: ReadonlyMap<number, LevelFiles>;
  #own: s3.Bucket | undefined;

  constructor(scope: Construct, id: string, { levels }: { readonly levels: readonly NumberedLevel[] }) {
    super(scope, id);
    const named = new Map<string, s3.IBucket>();
    this.ofLevel = new Map(
      levels.map(({ number, level }) => {
        const options = codePipelineOptions(level);
        const { bucket: name } = options;
        const bucket = name === undefined ? this.#bucket() : (named.get(name) ?? this.#named(name));
        if (name !== undefined) named.set(name, bucket);
        const files: LevelFiles = {
          bucket,
          inputKey: options.input_key ?? `index_level${number}.html`,
          outputKey: options.output_key ?? `index_level${number}_approved.html`,
          shared: options.shared_output_key ?? false,
          finding: name === undefined ? `<${logicalId(bucket)}.Arn>` : `arn:<AWS::Partition>:s3:::${name}`,
        };
        return [number, files];
      }),
    );
  }

  #named(name: string): s3.IBucket {
    return s3.Bucket.fromBucketName(this, `Bucket-${name}`, name);
  }

  #bucket(): s3.Bucket {
    if (this.#own) return this.#own;
    this.#own = new s3.Bucket(this, 'Bucket', {
      versioned: true,
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // What was approved outlives the stack.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.#own,
      'S1',
      'Who approved which version is in the decision and in CloudTrail; a log of every read would need a bucket of its own.',
    );
    return this.#own;
  }
}

const logicalId = (bucket: s3.IBucket): string =>
  Stack.of(bucket).getLogicalId(bucket.node.defaultChild as s3.CfnBucket);
