import type { Call } from '../../../core/service.js';
import { optionalText, type RawInput } from '../input.js';
import { pageAfter } from '../page.js';
import type { SnsState } from '../state.js';

export const listTopics =
  (state: SnsState) =>
  (input: RawInput, call: Call): unknown => {
    call.authorize('sns:ListTopics', '*');
    const page = pageAfter([...state.topics.keys()], optionalText(input, 'NextToken'));
    return { Topics: page.items.map((TopicArn) => ({ TopicArn })), NextToken: page.nextToken };
  };
