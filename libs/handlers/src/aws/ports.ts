import { randomUUID } from 'node:crypto';
import type { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { codePipelinePort } from '../backends/codepipeline/port.js';
import { ssmAutomationPort } from '../backends/ssm-automation/port.js';
import type { Starter } from '../backends/codepipeline/starter.js';
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
  readonly codepipeline: CodePipelineClient;
}

export interface Deployment {
  readonly requestsTable: string;
  readonly tokensTable: string;
  readonly deployment: string;
  readonly startRole: string;
}

/** What backends need besides in the function that starts them. */
export interface Starters {
  readonly codepipeline: Starter;
}

const nobody = () => Promise.reject(new Error('This function decides for nobody: people decide by the API.'));

/** The handlers' ports on AWS. */
export function awsPorts(
  deployment: Deployment,
  clients: Clients,
  rest: Pick<Ports, 'log' | 'now'>,
  starters?: Starters,
): Ports {
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
        asPerson: nobody,
        now: rest.now,
      }),
      codepipeline: codePipelinePort({
        codepipeline: clients.codepipeline,
        deployment: deployment.deployment,
        startRole: deployment.startRole,
        asPerson: nobody,
        ...(starters?.codepipeline && { starter: starters.codepipeline }),
        now: rest.now,
      }),
    },
    newId: randomUUID,
    ...rest,
  };
}
