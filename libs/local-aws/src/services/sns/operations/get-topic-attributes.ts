import type { Call } from '../../../core/service.js';
import { requiredText, type RawInput } from '../input.js';
import type { SnsState } from '../state.js';

export const getTopicAttributes =
  (state: SnsState) =>
  (input: RawInput, call: Call): unknown => {
    const topicArn = requiredText(input, 'TopicArn');
    call.authorize('sns:GetTopicAttributes', topicArn);
    const topic = state.topic(topicArn);
    return {
      Attributes: new Map<string, string>([
        ['TopicArn', topic.arn],
        ['Owner', state.env.accountId],
        ['DisplayName', topic.displayName],
        ['SubscriptionsConfirmed', String(topic.subscriptions.size)],
        ['SubscriptionsPending', '0'],
        ['SubscriptionsDeleted', '0'],
        ...(topic.policy === undefined ? [] : [['Policy', JSON.stringify(topic.policy)] as [string, string]]),
      ]),
    };
  };
