import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { variable } from '../aws/environment.js';
import { stepFunctions } from '../aws/executions.js';
import { log } from '../aws/log.js';
import { newestStore } from '../backends/codepipeline/newest-store.js';
import { verifyJob } from '../backends/codepipeline/verify-job.js';
import { approvalStore } from '../store/approvals.js';
import { documentClient } from '../store/client.js';

const codepipeline = new CodePipelineClient({ maxAttempts: 8 });
const documents = documentClient(new DynamoDBClient());
const table = variable('RINGI_REQUESTS_TABLE');
const ports = {
  approvals: approvalStore(documents, table),
  executions: stepFunctions(new SFNClient()),
  newest: newestStore(documents, table),
  now: Date.now,
};

export const handler = async (event: unknown): Promise<void> => {
  log('verified', { answer: await verifyJob(codepipeline, ports, event) });
};
