import { DeleteCommand, GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TokenStore } from '../core/ports.js';
import { tokenKey } from './keys.js';
import { conditionalUpdate } from './update.js';

/** The Tokens table: the one place outside Step Functions where a task token is kept. */
export function tokenStore(client: DynamoDBDocumentClient, TableName: string): TokenStore {
  const get = async (approvalId: string): Promise<string | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: tokenKey(approvalId), ConsistentRead: true }),
    );
    return Item?.['token'] as string | undefined;
  };
  return {
    get,
    put: async (approvalId, token, attempt) =>
      (await conditionalUpdate(client, TableName, {
        key: tokenKey(approvalId),
        set: { token, attempt },
        condition: 'attribute_not_exists(#attempt) OR #attempt < :attempt',
        values: { attempt },
      })) ||
      // The same invocation may be repeated by Lambda.
      (await get(approvalId)) === token,
    async delete(approvalId) {
      await client.send(new DeleteCommand({ TableName, Key: tokenKey(approvalId) }));
    },
  };
}
