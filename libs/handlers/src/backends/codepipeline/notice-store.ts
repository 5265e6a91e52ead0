import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rowKey } from '../../store/keys.js';

/** Which approvals' people were told. */
export interface NoticeStore {
  has(approvalId: string): Promise<boolean>;
  put(approvalId: string): Promise<void>;
}

/** Kept in the Requests table, beside the records: nothing that decides reads it. */
export function noticeStore(client: DynamoDBDocumentClient, TableName: string): NoticeStore {
  const key = (approvalId: string) => rowKey(`told#${approvalId}`);
  return {
    async has(approvalId) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: key(approvalId), ConsistentRead: true }),
      );
      return Item !== undefined;
    },
    async put(approvalId) {
      await client.send(new PutCommand({ TableName, Item: key(approvalId) }));
    },
  };
}
