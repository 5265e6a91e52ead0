import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '@ringi/approvals';
import type { RowStore } from '../core/ports.js';
import { rowKey } from './keys.js';
import { conditionalUpdate } from './update.js';

const { hash: LIST, range: ORDER } = TABLES.requests.lists;

/** The Requests table's derived rows. A row that is in no list stays, so that an older version cannot bring it back. */
export function rowStore(client: DynamoDBDocumentClient, TableName: string): RowStore {
  return {
    async version(id) {
      const { Item } = await client.send(
        new GetCommand({
          TableName,
          Key: rowKey(id),
          ConsistentRead: true,
          ProjectionExpression: '#row_version',
          ExpressionAttributeNames: { '#row_version': 'row_version' },
        }),
      );
      return Number(Item?.['row_version'] ?? 0);
    },
    async put({ id, version, place, body, search }) {
      await conditionalUpdate(client, TableName, {
        key: rowKey(id),
        set: {
          row_version: version,
          body,
          search,
          ...('state' in body && { row_state: body.state }),
          row_flow: body.flow,
          ...(place && { [LIST]: place.list, [ORDER]: place.order }),
        },
        ...(!place && { remove: [LIST, ORDER] }),
        condition: 'attribute_not_exists(#row_version) OR #row_version <= :version',
        values: { version },
      });
    },
  };
}
