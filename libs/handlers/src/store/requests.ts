import { GetCommand, PutCommand, ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '@ringi/approvals';
import { RequestSchema } from '@ringi/shared-types';
import type { RequestStore } from '../core/ports.js';
import { requestKey } from './keys.js';
import { conditionalUpdate, holds } from './update.js';

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
    withdraw: (requestId, withdrawn) =>
      conditionalUpdate(client, TableName, {
        key: requestKey(requestId),
        set: { withdrawn },
        condition: `attribute_exists(#${TABLES.requests.key}) AND attribute_not_exists(#withdrawn)`,
      }),
  };
}

/**
 * Ids of all requests: a Scan of the whole table, for rebuilding what is derived.
 * @param after the request to go on behind; it need not be there any more.
 */
export async function* requestIds(
  client: DynamoDBDocumentClient,
  TableName: string,
  after?: string,
): AsyncGenerator<string> {
  let start: Record<string, unknown> | undefined = after === undefined ? undefined : requestKey(after);
  for (let first = true; first || start; first = false) {
    const page = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'begins_with(#key, :request)',
        ProjectionExpression: 'request_id',
        ExpressionAttributeNames: { '#key': TABLES.requests.key },
        ExpressionAttributeValues: { ':request': requestKey('')[TABLES.requests.key] },
        ExclusiveStartKey: start,
      }),
    );
    for (const item of page.Items ?? []) yield String(item['request_id']);
    start = page.LastEvaluatedKey;
  }
}
