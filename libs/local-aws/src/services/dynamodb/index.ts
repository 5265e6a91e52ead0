import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import type { Call, Operation } from '../../core/service.js';
import { DynaliteStore } from './dynalite-store.js';
import { touched } from './required-permissions.js';
import { tableResource } from './resources/table.resource.js';

/** What dynalite has. Transactions, time to live, streams, backups, PartiQL and global tables are refused. */
const OPERATIONS = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'UpdateItem',
  'UpdateTable',
];

/** Amazon DynamoDB, by dynalite. */
export function dynamodbModule(env: Environment): ServiceModule {
  const store = new DynaliteStore(env);
  const arnOf = ({ table, index }: { table: string; index?: string | undefined }): string =>
    (table.startsWith('arn:') ? table : env.arn('dynamodb', `table/${table}`)) +
    (index ? `/index/${index}` : '');

  const operation =
    (name: string): Operation =>
    (input: Readonly<Record<string, unknown>>, call: Call) => {
      const resources = touched(name, input)?.map(arnOf) ?? ['*'];
      for (const resource of resources) call.authorize(`dynamodb:${name}`, resource);
      return store.call(name, input);
    };

  return {
    service: {
      name: 'dynamodb',
      protocol: { kind: 'json', version: '1.0', targetPrefix: 'DynamoDB_20120810' },
      operations: Object.fromEntries(OPERATIONS.map((name) => [name, operation(name)])),
    },
    resources: { 'AWS::DynamoDB::Table': tableResource(store) },
  };
}
