import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { ssmAutomationPort } from '../backends/ssm-automation/port.js';
import type { Ports } from '../core/ports.js';
import { approvalStore } from '../store/approvals.js';
import { documentClient } from '../store/client.js';
import { requestStore } from '../store/requests.js';
import { rowStore } from '../store/rows.js';
import { tokenStore } from '../store/tokens.js';
import { stepFunctions } from './executions.js';

/** AWS clients; tests give theirs. */
export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly sfn: SFNClient;
  readonly ssm: SSMClient;
}

export interface Deployment {
  readonly requestsTable: string;
  readonly tokensTable: string;
  readonly deployment: string;
  readonly startRole: string;
}

/** The handlers' ports on AWS. */
export function awsPorts(deployment: Deployment, clients: Clients, rest: Pick<Ports, 'log' | 'now'>): Ports {
  const documents = documentClient(clients.dynamodb);
  return {
    approvals: approvalStore(documents, deployment.requestsTable),
    requests: requestStore(documents, deployment.requestsTable),
    rows: rowStore(documents, deployment.requestsTable),
    tokens: tokenStore(documents, deployment.tokensTable),
    executions: stepFunctions(clients.sfn),
    backends: {
      'ssm-automation': ssmAutomationPort({
        ssm: clients.ssm,
        deployment: deployment.deployment,
        startRole: deployment.startRole,
        asPerson: () =>
          Promise.reject(new Error('This function decides for nobody: people decide by the API.')),
        now: rest.now,
      }),
    },
    newId: randomUUID,
    ...rest,
  };
}
