import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { RebuildPorts } from '../projector/rebuild.js';
import { approvalStore } from '../store/approvals.js';
import { documentClient } from '../store/client.js';
import { requestIds, requestStore } from '../store/requests.js';
import { rowStore } from '../store/rows.js';
import { variable } from './environment.js';
import { stepFunctions } from './executions.js';
import { log } from './log.js';

/** The ports of the projector. @param clients tests and tools give theirs. */
export function projectionPorts(
  table: string = variable('RINGI_REQUESTS_TABLE'),
  clients: { readonly dynamodb: DynamoDBClient; readonly sfn: SFNClient } = {
    dynamodb: new DynamoDBClient(),
    sfn: new SFNClient(),
  },
): RebuildPorts {
  const documents = documentClient(clients.dynamodb);
  return {
    approvals: approvalStore(documents, table),
    requests: requestStore(documents, table),
    rows: rowStore(documents, table),
    executions: stepFunctions(clients.sfn),
    requestIds: (after) => requestIds(documents, table, after),
    now: Date.now,
    log,
  };
}
