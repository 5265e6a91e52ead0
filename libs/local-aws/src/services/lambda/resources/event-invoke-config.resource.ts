import { notEmulated } from '../../../core/errors.js';
import { PropertyReader } from '../../../core/property-reader.js';
import type { ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { FunctionStore, LambdaFunction } from '../lambda-function.js';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html */
export function eventInvokeConfigResource(
  store: FunctionStore,
  find: (name: unknown) => LambdaFunction,
): ResourceProvider {
  const put = (properties: Readonly<Record<string, unknown>>, context: ResourceContext) => {
    const reader = new PropertyReader(`${context.logicalId} (AWS::Lambda::EventInvokeConfig)`, properties);
    if (reader.text('Qualifier') !== '$LATEST') throw notEmulated('versions and aliases of Lambda functions');
    if (Object.keys(reader.optionalObject('DestinationConfig') ?? {}).length > 0) {
      throw notEmulated('destinations of asynchronous Lambda invocations (DestinationConfig)');
    }
    const { name } = find(reader.text('FunctionName'));
    store.eventInvokeConfigs.set(name, {
      maximumRetryAttempts: reader.optionalInteger('MaximumRetryAttempts', 0, 2) ?? 2,
      maximumEventAgeSeconds: reader.optionalInteger('MaximumEventAgeInSeconds', 60, 21_600) ?? 21_600,
    });
    return { physicalId: name, attributes: {} };
  };
  return {
    properties: [
      'FunctionName',
      'Qualifier',
      'MaximumRetryAttempts',
      'MaximumEventAgeInSeconds',
      'DestinationConfig',
    ],
    create: put,
    update: (_physicalId, properties, context) => put(properties, context),
    delete: (physicalId) => void store.eventInvokeConfigs.delete(physicalId),
  };
}
