import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ApprovalRecord } from '@ringi/shared-types';
import { rowKey } from '../../store/keys.js';
import { conditionalUpdate } from '../../store/update.js';

/** Which request was the last to deploy to a key that all requests of a level share. */
export interface NewestStore {
  /** @returns false when a request that began later has claimed it. */
  claim(output: string, record: ApprovalRecord): Promise<boolean>;
}

/** Kept in the Requests table. @param output what tells a key from others: bucket and key. */
export const newestStore = (client: DynamoDBDocumentClient, TableName: string): NewestStore => ({
  claim: (output, { approval_id, created_at }) =>
    conditionalUpdate(client, TableName, {
      key: rowKey(`deployed#${output}`),
      set: { approval_id, created_at },
      condition:
        'attribute_not_exists(#created_at) OR #created_at < :created_at OR #approval_id = :approval_id',
      values: { created_at, approval_id },
    }),
});
