import {
  CodePipelineClient,
  ListPipelineExecutionsCommand,
  ListPipelinesCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { DescribeAutomationExecutionsCommand, StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import type { System } from '../testing/system.js';

/** Stops what is running in a backend, as an operator would in its console. @throws Error when nothing is running. */
export async function stopBackend(system: System, backend: string): Promise<void> {
  const stopped = await STOP[backend]?.(system);
  if (!stopped) throw new Error(`nothing is running in ${backend}`);
  await system.settle();
}

const STOP: Readonly<Record<string, (system: System) => Promise<number>>> = {
  'ssm-automation': async ({ ssm }) => {
    const { AutomationExecutionMetadataList: all = [] } = await ssm.send(
      new DescribeAutomationExecutionsCommand({
        Filters: [{ Key: 'ExecutionStatus', Values: ['Waiting', 'InProgress'] }],
      }),
    );
    const parents = all.filter(
      ({ ParentAutomationExecutionId }) => ParentAutomationExecutionId === undefined,
    );
    for (const { AutomationExecutionId } of parents) {
      await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId, Type: 'Cancel' }));
    }
    return parents.length;
  },
  codepipeline: async ({ local: { endpoints } }) => {
    const client = new CodePipelineClient({
      endpoint: endpoints.aws,
      region: endpoints.region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { pipelines = [] } = await client.send(new ListPipelinesCommand({}));
    let count = 0;
    for (const { name: pipelineName } of pipelines) {
      const { pipelineExecutionSummaries = [] } = await client.send(
        new ListPipelineExecutionsCommand({ pipelineName }),
      );
      for (const { status, pipelineExecutionId } of pipelineExecutionSummaries) {
        if (status !== 'InProgress') continue;
        await client.send(
          new StopPipelineExecutionCommand({
            pipelineName,
            pipelineExecutionId,
            abandon: true,
            reason: 'test',
          }),
        );
        count += 1;
      }
    }
    client.destroy();
    return count;
  },
};
