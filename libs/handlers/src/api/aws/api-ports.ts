import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { STSClient } from '@aws-sdk/client-sts';
import { codePipelinePort } from '../../backends/codepipeline/port.js';
import { ssmAutomationPort } from '../../backends/ssm-automation/port.js';
import type { Ports } from '../../core/ports.js';
import { approvalStore } from '../../store/approvals.js';
import { documentClient } from '../../store/client.js';
import { rowLists } from '../../store/lists.js';
import { requestStore } from '../../store/requests.js';
import { rowStore } from '../../store/rows.js';
import type { ApiConfig } from '../config.js';
import type { ApiPorts } from '../ports.js';
import { deployedOf } from './deployed.js';
import { executionReader } from './execution-reader.js';
import { PersonSessions } from './person-sessions.js';
import { rebuildBy } from './rebuild-by.js';

/** AWS clients of the API's own role. Those that act as a person have the same settings and the person's keys. */
export interface ApiClients {
  readonly dynamodb: DynamoDBClient;
  readonly sfn: SFNClient;
  readonly ssm: SSMClient;
  readonly codepipeline: CodePipelineClient;
  readonly sts: STSClient;
  readonly lambda: LambdaClient;
}

/** The API's ports on AWS. */
export function awsApiPorts(
  config: ApiConfig,
  clients: ApiClients,
  rest: Pick<Ports, 'log' | 'now'>,
): ApiPorts {
  const documents = documentClient(clients.dynamodb);
  const table = config.requestsTable;
  const sessions = new PersonSessions(clients.sts, config.approverRole);
  return {
    approvals: approvalStore(documents, table),
    requests: requestStore(documents, table),
    rows: rowStore(documents, table),
    lists: rowLists(documents, table),
    executions: executionReader(clients.sfn),
    backends: {
      'ssm-automation': ssmAutomationPort({
        ssm: clients.ssm,
        deployment: config.deployment,
        startRole: config.startRole,
        asPerson: async (person) => new SSMClient({ credentials: await sessions.of(person) }),
        now: rest.now,
      }),
      codepipeline: codePipelinePort({
        codepipeline: clients.codepipeline,
        deployment: config.deployment,
        startRole: config.startRole,
        asPerson: async (person) => new CodePipelineClient({ credentials: await sessions.of(person) }),
        now: rest.now,
      }),
    },
    deployed: (stateMachineArn) => deployedOf(clients.sfn, stateMachineArn),
    async startExecution(person, { stateMachineArn, name, input }) {
      const sfn = new SFNClient({ credentials: await sessions.of(person) });
      try {
        const { startDate } = await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input }));
        return { started_at: (startDate ?? new Date(rest.now())).toISOString() };
      } catch (error) {
        if (error instanceof Error && error.name === 'ExecutionAlreadyExists') return undefined;
        throw error;
      }
    },
    rebuild: rebuildBy(clients.lambda, config.projectorFunction),
    async hurry() {
      const FunctionName = config.reconcileFunction;
      if (FunctionName === undefined) return;
      try {
        await clients.lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event' }));
      } catch (error) {
        // It runs every minute anyway.
        rest.log('hurry_failed', { error: error instanceof Error ? error.name : 'unknown' });
      }
    },
    ...rest,
  };
}
