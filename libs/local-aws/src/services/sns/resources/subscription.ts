import type { DeployedResource, ResourceProvider } from '../../../core/resource.js';
import { requiredText, type RawInput } from '../input.js';
import type { SnsState } from '../state.js';

/** `AWS::SNS::Subscription`, email protocols only; `Ref` is the ARN. */
export function subscriptionProvider(state: SnsState): ResourceProvider {
  const create = (properties: RawInput): DeployedResource => {
    const { arn } = state.subscribe(
      requiredText(properties, 'TopicArn'),
      requiredText(properties, 'Protocol'),
      requiredText(properties, 'Endpoint'),
    );
    return { physicalId: arn, attributes: {} };
  };
  const remove = (arn: string): void => {
    state.topics.get(arn.slice(0, arn.lastIndexOf(':')))?.subscriptions.delete(arn);
  };
  return {
    properties: ['TopicArn', 'Protocol', 'Endpoint'],
    create,
    update: (physicalId, properties) => {
      const next = create(properties);
      if (next.physicalId !== physicalId) remove(physicalId);
      return next;
    },
    delete: remove,
  };
}
