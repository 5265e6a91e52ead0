import { notEmulated, ServiceError } from '../../../core/errors.js';
import { PropertyReader } from '../../../core/property-reader.js';
import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { DynaliteStore } from '../dynalite-store.js';

/** Properties that change how AWS keeps the data, not what the API answers: accepted, without effect in memory. */
const WITHOUT_EFFECT = [
  'SSESpecification',
  'PointInTimeRecoverySpecification',
  'TableClass',
  'ContributorInsightsSpecification',
];
const DEFINITION = ['KeySchema', 'AttributeDefinitions', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes'];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html */
export function tableResource(store: DynaliteStore): ResourceProvider {
  const protectedTables = new Set<string>();
  const definitions = new Map<string, string>();

  const describe = async (name: string): Promise<DeployedResource> => {
    const { Table: table } = await store.call('DescribeTable', { TableName: name });
    return { physicalId: name, attributes: { Arn: (table as { TableArn: string }).TableArn } };
  };
  const protect = (name: string, reader: PropertyReader): void => {
    if (reader.optionalBoolean('DeletionProtectionEnabled')) protectedTables.add(name);
    else protectedTables.delete(name);
  };

  return {
    properties: [
      ...DEFINITION,
      ...WITHOUT_EFFECT,
      'TableName',
      'BillingMode',
      'DeletionProtectionEnabled',
      'Tags',
    ],
    async create(properties, context) {
      const reader = readerOf(properties, context);
      const name = reader.optionalText('TableName') ?? context.generateName(255);
      await store.call('CreateTable', {
        TableName: name,
        BillingMode: reader.oneOf('BillingMode', ['PAY_PER_REQUEST'], 'PAY_PER_REQUEST'),
        ...definition(properties),
        ...(properties['Tags'] !== undefined && { Tags: properties['Tags'] }),
      });
      await untilActive(store, name);
      definitions.set(name, JSON.stringify(definition(properties)));
      protect(name, reader);
      return describe(name);
    },
    update(physicalId, properties, context) {
      const reader = readerOf(properties, context);
      const name = reader.optionalText('TableName') ?? physicalId;
      if (name !== physicalId || definitions.get(name) !== JSON.stringify(definition(properties))) {
        throw notEmulated(
          `changing the keys, indexes or name of the DynamoDB table '${physicalId}' by an update`,
        );
      }
      protect(name, reader);
      return describe(name);
    },
    async delete(physicalId) {
      if (protectedTables.has(physicalId)) {
        throw new ServiceError(
          'ValidationException',
          `The table '${physicalId}' has DeletionProtectionEnabled: switch that off first.`,
        );
      }
      await store.call('DeleteTable', { TableName: physicalId });
      definitions.delete(physicalId);
    },
  };
}

const readerOf = (properties: Readonly<Record<string, unknown>>, { logicalId }: ResourceContext) =>
  new PropertyReader(`${logicalId} (AWS::DynamoDB::Table)`, properties);

const definition = (properties: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(DEFINITION.filter((key) => key in properties).map((key) => [key, properties[key]]));

async function untilActive(store: DynaliteStore, name: string): Promise<void> {
  for (;;) {
    const { Table: table } = await store.call('DescribeTable', { TableName: name });
    if ((table as { TableStatus: string }).TableStatus === 'ACTIVE') return;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
