import { ServiceError } from '../../core/errors.js';
import { PropertyReader } from '../../core/property-reader.js';
import type { ResourceContext, ResourceProvider } from '../../core/resource.js';
import type { LogStore } from './log-store.js';

/** The retention periods CloudWatch Logs knows, in days. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html */
export function logGroupResource(store: LogStore): ResourceProvider {
  const deployed = (name: string, { env }: ResourceContext) => ({
    physicalId: name,
    // GetAtt Arn of a log group ends in `:*`, unlike other ARNs.
    attributes: { Arn: env.arn('logs', `log-group:${name}:*`) },
  });
  const check = (properties: Readonly<Record<string, unknown>>, context: ResourceContext) => {
    const reader = new PropertyReader(`${context.logicalId} (AWS::Logs::LogGroup)`, properties);
    const days = reader.optionalInteger('RetentionInDays', 1, 3653);
    if (days !== undefined && !RETENTION_DAYS.includes(days)) {
      throw reader.wrong('RetentionInDays', `must be one of ${RETENTION_DAYS.join(', ')}`);
    }
    reader.oneOf('LogGroupClass', ['STANDARD'], 'STANDARD');
    return reader;
  };
  return {
    properties: ['LogGroupName', 'RetentionInDays', 'LogGroupClass', 'KmsKeyId', 'Tags'],
    create(properties, context) {
      const name = check(properties, context).optionalText('LogGroupName') ?? context.generateName(512);
      if (!store.createGroup(name)) {
        throw new ServiceError('ResourceAlreadyExistsException', `The log group '${name}' already exists.`);
      }
      return deployed(name, context);
    },
    update(physicalId, properties, context) {
      const name = check(properties, context).optionalText('LogGroupName') ?? physicalId;
      if (name !== physicalId) store.createGroup(name);
      return deployed(name, context);
    },
    delete: (physicalId) => store.deleteGroup(physicalId),
  };
}
