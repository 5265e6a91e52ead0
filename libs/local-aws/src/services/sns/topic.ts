export type EmailProtocol = 'email' | 'email-json';

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: EmailProtocol;
  readonly endpoint: string;
}

export interface Topic {
  readonly arn: string;
  readonly name: string;
  displayName: string;
  /** The topic's resource policy as its owner set it. */
  policy: unknown;
  /** ARNs of the subscriptions that the topic's own template resource named. */
  inline: readonly string[];
  /** By subscription ARN. */
  readonly subscriptions: Map<string, Subscription>;
}
