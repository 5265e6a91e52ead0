import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '@ringi/approvals';
import { RequestSchema } from '@ringi/shared-types';
import type { RequestStore } from '../core/ports.js';
import { requestKey } from './keys.js';
import { holds } from './update.js';

/** The Requests table's requests. */
export function requestStore(client: DynamoDBDocumentClient, TableName: string): RequestStore {
  return {
    async put(request) {
      await holds(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: { ...requestKey(request.request_id), ...request },
            ConditionExpression: `attribute_not_exists(${TABLES.requests.key})`,
          }),
        ),
      );
    },
    async get(requestId) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: requestKey(requestId), ConsistentRead: true }),
      );
      return Item && RequestSchema.parse(Item);
    },
  };
}
