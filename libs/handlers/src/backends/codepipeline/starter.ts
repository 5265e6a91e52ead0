import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { ApprovalRecord, ApprovalRequest } from '@ringi/shared-types';
import { requestStore } from '../../store/requests.js';
import { noticeStore } from './notice-store.js';
import { notify } from './notice.js';
import type { SourceFile } from './settings.js';
import { putSourceFile } from './source-file.js';

/** What only the function that starts pipelines does; the others need neither its clients nor its permissions. */
export interface Starter {
  /** @returns the file that the pipeline is started with. */
  putFile(approval_id: string, request: ApprovalRequest): Promise<SourceFile>;
  /** Tells the approvers, once. */
  tell(record: ApprovalRecord): Promise<void>;
}

export interface StarterClients {
  readonly s3: S3Client;
  readonly sns: SNSClient;
  readonly documents: DynamoDBDocumentClient;
}

export function codePipelineStarter({ s3, sns, documents }: StarterClients, requestsTable: string): Starter {
  const told = noticeStore(documents, requestsTable);
  const requests = requestStore(documents, requestsTable);
  return {
    putFile: (approval_id, request) => putSourceFile(s3, approval_id, request),
    tell: async (record) => {
      const request = await requests.get(record.request.request_id);
      await notify(sns, told, record, request?.title);
    },
  };
}
