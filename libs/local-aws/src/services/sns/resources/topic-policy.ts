import type { DeployedResource, ResourceProvider } from '../../../core/resource.js';
import type { RawInput } from '../input.js';
import type { SnsState } from '../state.js';

/** `AWS::SNS::TopicPolicy`: kept with its topics, for when resource policies are enforced. */
export function topicPolicyProvider(state: SnsState): ResourceProvider {
  const topicsOf = new Map<string, readonly string[]>();
  const put = (id: string, properties: RawInput): DeployedResource => {
    const topics = properties['Topics'] as string[];
    for (const arn of topics) state.topic(arn).policy = properties['PolicyDocument'];
    topicsOf.set(id, topics);
    return { physicalId: id, attributes: { Id: id } };
  };
  return {
    properties: ['PolicyDocument', 'Topics'],
    create: (properties, context) => put(context.generateName(128), properties),
    update: put,
    delete: (id) => {
      for (const arn of topicsOf.get(id) ?? []) {
        const topic = state.topics.get(arn);
        if (topic) topic.policy = undefined;
      }
      topicsOf.delete(id);
    },
  };
}
