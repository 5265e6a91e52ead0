import {
  DescribeAutomationExecutionsCommand,
  SendAutomationSignalCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { readCloudAssembly } from '@ringi/local';
import { createLocalAws, type DeliveryMiddleware, type LocalAws } from '@ringi/local-aws';
import type { Decision } from '@ringi/shared-types';
import { ASSEMBLY, MINUTE, START } from '../testing/system.js';
import { mortalFunctions, type Death } from './mortal-functions.js';

const APPROVER_ROLE = 'arn:aws:iam::111122223333:role/RingiApprover';

/** The deployed templates with functions that can be killed and events that can go astray. */
export interface FaultySystem {
  readonly sfn: SFNClient;
  start(): Promise<string>;
  /** What the request's execution says. */
  ended(executionArn: string): Promise<{ status: string; decision?: Decision }>;
  /** Everybody who is asked now answers. @returns how many levels were answered. */
  answerAll(answer: 'Approve' | 'Reject'): Promise<number>;
  /** How many automations were started that ask people, all in all, and how many still run. */
  automations(): Promise<{ asked: number; running: number }>;
  kill(death: Death): void;
  spare(): void;
  /** What happens to deliveries of events (not of schedules). */
  deliver(middleware: DeliveryMiddleware): void;
  settle(): Promise<void>;
  minutes(count: number): Promise<void>;
  close(): Promise<void>;
}

/** What the scenarios need. Each further flow adds calls to every sweep, hence deaths to try, and nothing new. */
const STACKS = ['RingiCore', 'RingiFlow-publish'];

const once: DeliveryMiddleware = (_delivery, next) => next();

export async function startFaultySystem(): Promise<FaultySystem> {
  const assembly = readCloudAssembly(ASSEMBLY);
  const running: { aws?: LocalAws } = {};
  const functions = mortalFunctions({ now: () => running.aws?.clock.now() ?? START });
  let delivery = once;
  const aws = await createLocalAws({
    accountId: '111122223333',
    clock: { mode: 'manual', start: START },
    functionRunner: functions.runner,
    eventDelivery: (one, next) => delivery(one, next),
    log: () => undefined,
  });
  running.aws = aws;
  let stateMachineArn = '';
  let input = '';
  for (const { stackName, template } of assembly.stacks) {
    if (!STACKS.includes(stackName)) continue;
    const { outputs } = await aws.deploy({ stackName, template, resolveAsset: assembly.resolveAsset });
    if (stackName !== 'RingiFlow-publish') continue;
    stateMachineArn = outputs['CallerArn'] ?? '';
    input = outputs['StepFunctionsInputExample'] ?? '';
  }
  const root = aws.credentials.issue(aws.credentials.root);
  const configuration = { endpoint: aws.endpoint, region: 'us-east-1', credentials: root };
  const sfn = new SFNClient(configuration);
  const ssm = new SSMClient(configuration);
  const people = new Map<string, SSMClient>();
  const as = (person: string): SSMClient => {
    const known = people.get(person);
    if (known) return known;
    const credentials = aws.credentials.issue(aws.credentials.assumedRole(APPROVER_ROLE, person));
    const client = new SSMClient({ ...configuration, credentials });
    people.set(person, client);
    return client;
  };
  const list = async () => {
    const all = [];
    for (let NextToken: string | undefined, first = true; first || NextToken; first = false) {
      const page = await ssm.send(new DescribeAutomationExecutionsCommand({ MaxResults: 50, NextToken }));
      all.push(...(page.AutomationExecutionMetadataList ?? []));
      NextToken = page.NextToken;
    }
    return all;
  };
  const settle = (): Promise<void> => aws.clock.advance(0);

  return {
    sfn,
    settle,
    kill: (death) => functions.kill(death),
    spare: () => functions.spare(),
    deliver: (middleware) => void (delivery = middleware),
    minutes: (count) => aws.clock.advance(count * MINUTE),
    async start() {
      const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
      await settle();
      return executionArn;
    },
    async ended(executionArn) {
      const { status = '', output } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      return { status, ...(output !== undefined && { decision: JSON.parse(output) as Decision }) };
    },
    async answerAll(SignalType) {
      const waiting = (await list()).filter(
        ({ AutomationExecutionStatus, ParentAutomationExecutionId }) =>
          AutomationExecutionStatus === 'Waiting' && ParentAutomationExecutionId,
      );
      for (const { AutomationExecutionId } of waiting) {
        const asked = ['sato', 'suzuki', 'takahashi'];
        for (const person of asked) {
          await as(person)
            .send(new SendAutomationSignalCommand({ AutomationExecutionId, SignalType }))
            // Each level asks one of them; the others are refused.
            .catch(() => undefined);
        }
      }
      await settle();
      return waiting.length;
    },
    async automations() {
      const all = await list();
      const over = new Set(['Success', 'Failed', 'TimedOut', 'Cancelled']);
      return {
        asked: all.filter(({ ParentAutomationExecutionId }) => ParentAutomationExecutionId).length,
        running: all.filter(({ AutomationExecutionStatus = '' }) => !over.has(AutomationExecutionStatus))
          .length,
      };
    },
    async close() {
      for (const client of [sfn, ssm, ...people.values()]) client.destroy();
      await aws.close();
    },
  };
}
