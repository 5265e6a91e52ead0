import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { Stack } from 'aws-cdk-lib';
import type { NumberedLevel } from '../backend-construct.js';

/** A topic a level, and its mail subscriptions. Each address is asked by AWS to confirm. */
export class LevelTopics extends Construct {
  readonly arns: readonly string[];
  /** By the level's number: the fields of the execution input. */
  readonly fields: ReadonlyMap<number, Readonly<Record<string, string>>>;

  constructor(scope: Construct, id: string, { levels }: { readonly levels: readonly NumberedLevel[] }) {
    super(scope, id);
    const topics = levels.map(({ number, level }) => {
      const topic = new sns.Topic(this, `L${number}`, {
        // SSM refuses other names: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
        topicName: `Automation-${Stack.of(this).stackName}-L${number}`,
        enforceSSL: true,
      });
      for (const address of new Set(level.email)) topic.addSubscription(new EmailSubscription(address));
      return { number, arn: topic.topicArn };
    });
    this.arns = topics.map(({ arn }) => arn);
    this.fields = new Map(topics.map(({ number, arn }) => [number, { ssm_notification_arn: arn }]));
  }
}
