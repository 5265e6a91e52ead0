import { notEmulated } from '../../../core/errors.js';
import type { DeployedResource, ResourceProvider } from '../../../core/resource.js';
import { optionalText, requiredText, type RawInput } from '../input.js';
import type { SnsState } from '../state.js';
import type { Topic } from '../topic.js';

/** `AWS::SNS::Topic`; `Ref` is the ARN, `TopicName` and `TopicArn` are attributes. */
export function topicProvider(state: SnsState): ResourceProvider {
  const put = (name: string, properties: RawInput): DeployedResource => {
    if (String(properties['FifoTopic'] ?? false) === 'true') throw notEmulated('FIFO topics of SNS');
    const topic = state.createTopic(name, optionalText(properties, 'DisplayName') ?? '');
    subscribeInline(state, topic, properties['Subscription']);
    return { physicalId: topic.arn, attributes: { TopicName: name, TopicArn: topic.arn } };
  };
  return {
    // KmsMasterKeyId is accepted: nothing at rest here is encrypted, and nothing leaves the machine.
    properties: ['TopicName', 'DisplayName', 'Subscription', 'FifoTopic', 'Tags', 'KmsMasterKeyId'],
    create: (properties, context) =>
      put(optionalText(properties, 'TopicName') ?? context.generateName(256), properties),
    update: (physicalId, properties) => {
      const old = state.topic(physicalId);
      const name = optionalText(properties, 'TopicName') ?? old.name;
      const updated = put(name, properties);
      if (name !== old.name) state.topics.delete(physicalId);
      return updated;
    },
    delete: (physicalId) => void state.topics.delete(physicalId),
  };
}

/** The template's inline list replaces what it named before; other subscriptions of the topic stay. */
function subscribeInline(state: SnsState, topic: Topic, list: unknown): void {
  for (const arn of topic.inline) topic.subscriptions.delete(arn);
  topic.inline = ((list ?? []) as RawInput[]).map(
    (each) => state.subscribe(topic.arn, requiredText(each, 'Protocol'), requiredText(each, 'Endpoint')).arn,
  );
}
