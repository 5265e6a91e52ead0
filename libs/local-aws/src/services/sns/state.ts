import { randomUUID } from 'node:crypto';
import type { Environment } from '../../core/environment.js';
import { notEmulated, ServiceError } from '../../core/errors.js';
import type { Mailbox } from './mailbox.js';
import type { EmailProtocol, Subscription, Topic } from './topic.js';

const NAME = /^[A-Za-z0-9_-]{1,256}$/;

export const invalidParameter = (reason: string): ServiceError =>
  new ServiceError('InvalidParameter', `Invalid parameter: ${reason}`);

/** The topics of the account. */
export class SnsState {
  readonly env: Environment;
  readonly mailbox: Mailbox;
  readonly topics = new Map<string, Topic>();

  constructor(env: Environment, mailbox: Mailbox) {
    this.env = env;
    this.mailbox = mailbox;
  }

  arnOf(name: string): string {
    return this.env.arn('sns', name);
  }

  /** Creates the topic, or answers the one that exists: creating is idempotent. @throws ServiceError InvalidParameter */
  createTopic(name: string, displayName: string | undefined): Topic {
    if (!NAME.test(name)) throw invalidParameter(`Topic Name ${name} must match ${NAME.source}`);
    const arn = this.arnOf(name);
    const existing = this.topics.get(arn);
    if (existing) {
      if (displayName !== undefined) existing.displayName = displayName;
      return existing;
    }
    const topic: Topic = {
      arn,
      name,
      displayName: displayName ?? '',
      policy: undefined,
      inline: [],
      subscriptions: new Map(),
    };
    this.topics.set(arn, topic);
    return topic;
  }

  /** @throws ServiceError NotFound, 404 */
  topic(arn: string): Topic {
    const topic = this.topics.get(arn);
    if (!topic) throw new ServiceError('NotFound', `Topic does not exist: ${arn}`, 404);
    return topic;
  }

  /**
   * Subscribes an address; the same address twice is one subscription. On AWS the addressee must confirm first. Here a
   * subscription counts as confirmed at once: our choice, as nobody reads the mail of a laptop's addresses.
   */
  subscribe(topicArn: string, protocol: string, endpoint: string): Subscription {
    const topic = this.topic(topicArn);
    const known: EmailProtocol | undefined =
      protocol === 'email' || protocol === 'email-json' ? protocol : undefined;
    if (!known) throw notEmulated(`SNS subscriptions of the protocol ${protocol}, only email and email-json`);
    if (!/^[^\s@]+@[^\s@]+$/.test(endpoint))
      throw invalidParameter(`Endpoint ${endpoint} is not an email address`);
    const same = [...topic.subscriptions.values()].find(
      (each) => each.protocol === known && each.endpoint === endpoint,
    );
    if (same) return same;
    const subscription = { arn: `${topicArn}:${randomUUID()}`, topicArn, protocol: known, endpoint };
    topic.subscriptions.set(subscription.arn, subscription);
    return subscription;
  }
}
