import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import { Mailbox } from './mailbox.js';
import { createTopic } from './operations/create-topic.js';
import { getTopicAttributes } from './operations/get-topic-attributes.js';
import { listSubscriptionsByTopic } from './operations/list-subscriptions-by-topic.js';
import { listTopics } from './operations/list-topics.js';
import { publish } from './operations/publish.js';
import { subscribe } from './operations/subscribe.js';
import { subscriptionProvider } from './resources/subscription.js';
import { topicPolicyProvider } from './resources/topic-policy.js';
import { topicProvider } from './resources/topic.js';
import { SnsState } from './state.js';

export type { Mail, Mailbox } from './mailbox.js';

export interface SnsModule extends ServiceModule {
  /** What SNS would have mailed. */
  readonly mailbox: Mailbox;
}

/** Amazon SNS with email subscriptions, whose mails go to a {@link Mailbox}. */
export function snsModule(env: Environment, options: { readonly mailboxCapacity?: number } = {}): SnsModule {
  const mailbox = new Mailbox(options.mailboxCapacity);
  const state = new SnsState(env, mailbox);
  return {
    mailbox,
    service: {
      name: 'sns',
      protocol: { kind: 'query', namespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
      operations: {
        CreateTopic: createTopic(state),
        GetTopicAttributes: getTopicAttributes(state),
        ListSubscriptionsByTopic: listSubscriptionsByTopic(state),
        ListTopics: listTopics(state),
        Publish: publish(state),
        Subscribe: subscribe(state),
      },
    },
    resources: {
      'AWS::SNS::Topic': topicProvider(state),
      'AWS::SNS::Subscription': subscriptionProvider(state),
      'AWS::SNS::TopicPolicy': topicPolicyProvider(state),
    },
  };
}
