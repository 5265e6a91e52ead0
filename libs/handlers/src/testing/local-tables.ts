import { CreateTableCommand, DynamoDBClient, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { TABLES } from '@ringi/approvals';
import dynalite from 'dynalite';
import type { AddressInfo } from 'node:net';

export interface LocalTables {
  readonly client: DynamoDBClient;
  readonly requests: string;
  close(): Promise<void>;
}

/** A Requests table with its indexes, in this process. */
export async function localTables(): Promise<LocalTables> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await client.send(new CreateTableCommand(requestsTable('requests')));
  return {
    client,
    requests: 'requests',
    async close() {
      client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function requestsTable(TableName: string): CreateTableCommandInput {
  const { key, unfinished, lists } = TABLES.requests;
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [key, unfinished.hash, unfinished.range, lists.hash, lists.range].map(attribute),
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [unfinished, lists].map(({ index, hash, range }) => ({
      IndexName: index,
      KeySchema: [
        { AttributeName: hash, KeyType: 'HASH' },
        { AttributeName: range, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    })),
  };
}
