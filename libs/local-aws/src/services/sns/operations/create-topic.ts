import { notEmulated } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { requiredText, type RawInput } from '../input.js';
import type { SnsState } from '../state.js';

const ATTRIBUTES = ['DisplayName', 'Policy', 'FifoTopic'];

export const createTopic =
  (state: SnsState) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredText(input, 'Name');
    call.authorize('sns:CreateTopic', state.arnOf(name));
    const attributes = (input['Attributes'] ?? {}) as Readonly<Record<string, string>>;
    const unknown = Object.keys(attributes).find((key) => !ATTRIBUTES.includes(key));
    if (unknown !== undefined) throw notEmulated(`the topic attribute ${unknown} of SNS`);
    if (attributes['FifoTopic'] === 'true') throw notEmulated('FIFO topics of SNS');
    const topic = state.createTopic(name, attributes['DisplayName']);
    if (attributes['Policy'] !== undefined) topic.policy = JSON.parse(attributes['Policy']);
    return { TopicArn: topic.arn };
  };
