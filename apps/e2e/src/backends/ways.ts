import {
  DescribeAutomationExecutionsCommand,
  SendAutomationSignalCommand,
  StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { StopPipelineExecutionCommand } from '@aws-sdk/client-codepipeline';
import type { BackendId, LevelView } from '@ringi/shared-types';
import { putApproval, runOf } from '../testing/pipelines.js';
import { answer as answerByApi, show } from '../testing/requests.js';
import type { System } from '../testing/system.js';

/** How a person answers: by AWS's own API as any client does, or by ours, through the command line. */
export const WAYS = ['AWS', 'the API'] as const;
export type Way = (typeof WAYS)[number];

export async function waitingLevel(
  system: System,
  request: string,
): Promise<LevelView & { execution_id: string }> {
  const level = (await show(system, request)).level_views.find(({ state }) => state === 'waiting');
  if (!level?.execution_id) throw new Error(`no level of ${request} waits`);
  return { ...level, execution_id: level.execution_id };
}

/** Answers the level that waits, and lets the answer have its effect. */
export async function answer(
  system: System,
  way: Way,
  request: string,
  verb: 'approve' | 'reject',
  person: string,
): Promise<void> {
  if (way === 'the API') return answerByApi(system, verb, request, person);
  const { backend, execution_id } = await waitingLevel(system, request);
  await AWS[backend].answer(system, execution_id, verb, person);
  await system.settle();
}

/** Somebody stops what asks, in its own system. */
export async function stopBackend(system: System, request: string): Promise<void> {
  const { backend, execution_id } = await waitingLevel(system, request);
  await AWS[backend].stop(system, execution_id);
  await system.settle();
}

interface Client {
  answer(system: System, id: string, verb: 'approve' | 'reject', person: string): Promise<void>;
  stop(system: System, id: string): Promise<void>;
}

const AWS: Readonly<Record<BackendId, Client>> = {
  'ssm-automation': {
    async answer(system, id, verb, person) {
      const { AutomationExecutionMetadataList: children = [] } = await system.ssm.send(
        new DescribeAutomationExecutionsCommand({ Filters: [{ Key: 'ParentExecutionId', Values: [id] }] }),
      );
      await system.ssmAs(person).send(
        new SendAutomationSignalCommand({
          AutomationExecutionId: children[0]?.AutomationExecutionId ?? id,
          SignalType: verb === 'approve' ? 'Approve' : 'Reject',
        }),
      );
    },
    async stop(system, AutomationExecutionId) {
      await system.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId, Type: 'Cancel' }));
    },
  },
  codepipeline: {
    answer: (system, id, verb, person) =>
      putApproval(system, system.codepipelineAs(person), id, verb === 'approve' ? 'Approved' : 'Rejected'),
    async stop(system, id) {
      await system.codepipeline.send(new StopPipelineExecutionCommand({ ...runOf(id), abandon: true }));
    },
  },
};
