import { PropertyReader } from '../../../core/property-reader.js';
import type { ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { FunctionStore, LambdaFunction } from '../lambda-function.js';

/**
 * A statement of a function's resource policy: stored, not yet enforced.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
 */
export function permissionResource(
  store: FunctionStore,
  find: (name: unknown) => LambdaFunction,
): ResourceProvider {
  const put = (id: string, properties: Readonly<Record<string, unknown>>, context: ResourceContext) => {
    const reader = new PropertyReader(`${context.logicalId} (AWS::Lambda::Permission)`, properties);
    const statement = {
      id,
      functionArn: find(reader.text('FunctionName')).arn,
      action: reader.text('Action'),
      principal: reader.text('Principal'),
      sourceArn: reader.optionalText('SourceArn'),
      sourceAccount: reader.optionalText('SourceAccount'),
    };
    store.permissions.set(id, statement);
    return { physicalId: id, attributes: { Id: id } };
  };
  return {
    properties: ['FunctionName', 'Action', 'Principal', 'SourceArn', 'SourceAccount'],
    create: (properties, context) => put(context.generateName(100), properties, context),
    update: (physicalId, properties, context) => put(physicalId, properties, context),
    delete: (physicalId) => void store.permissions.delete(physicalId),
  };
}
