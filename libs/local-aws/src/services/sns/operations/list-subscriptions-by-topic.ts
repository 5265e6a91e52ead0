import type { Call } from '../../../core/service.js';
import { optionalText, requiredText, type RawInput } from '../input.js';
import { pageAfter } from '../page.js';
import type { SnsState } from '../state.js';

export const listSubscriptionsByTopic =
  (state: SnsState) =>
  (input: RawInput, call: Call): unknown => {
    const topicArn = requiredText(input, 'TopicArn');
    call.authorize('sns:ListSubscriptionsByTopic', topicArn);
    const { subscriptions } = state.topic(topicArn);
    const page = pageAfter([...subscriptions.keys()], optionalText(input, 'NextToken'));
    return {
      Subscriptions: page.items.map((arn) => ({
        SubscriptionArn: arn,
        Owner: state.env.accountId,
        Protocol: subscriptions.get(arn)?.protocol,
        Endpoint: subscriptions.get(arn)?.endpoint,
        TopicArn: topicArn,
      })),
      NextToken: page.nextToken,
    };
  };
