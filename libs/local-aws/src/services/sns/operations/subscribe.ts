import { notEmulated } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { requiredText, type RawInput } from '../input.js';
import type { SnsState } from '../state.js';

export const subscribe =
  (state: SnsState) =>
  (input: RawInput, call: Call): unknown => {
    const topicArn = requiredText(input, 'TopicArn');
    call.authorize('sns:Subscribe', topicArn);
    const attributes = Object.keys(input['Attributes'] ?? {});
    if (attributes.length > 0) throw notEmulated(`the subscription attribute ${attributes[0]} of SNS`);
    const { arn } = state.subscribe(
      topicArn,
      requiredText(input, 'Protocol'),
      requiredText(input, 'Endpoint'),
    );
    return { SubscriptionArn: arn };
  };
