import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { named } from '../../parts/names.js';
import type { NumberedLevel } from '../backend-construct.js';

/** A topic a level, and its mail subscriptions. Only our start function publishes to it: see the port's notice. */
export class PipelineTopics extends Construct {
  /** ARN of the topic of each level. */
  readonly arns: ReadonlyMap<number, string>;

  constructor(scope: Construct, id: string, { levels }: { readonly levels: readonly NumberedLevel[] }) {
    super(scope, id);
    this.arns = new Map(
      levels.map(({ number, level }) => {
        const topic = new sns.Topic(this, `L${number}`, {
          topicName: named(this, `L${number}`),
          enforceSSL: true,
        });
        for (const address of new Set(level.email)) topic.addSubscription(new EmailSubscription(address));
        return [number, topic.topicArn];
      }),
    );
  }
}
