import { StartExecutionCommand, DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import type { InboxItem, LevelView, RequestView } from '@ringi/shared-types';
import type { System } from './system.js';

/** Starts a request as any AWS client does, and lets it get to where it waits. @returns the execution's ARN. */
export async function startRequest(
  system: System,
  flow: string,
  options: { readonly name?: string; readonly input?: unknown } = {},
): Promise<string> {
  const { stateMachineArn, inputExample } = system.flow(flow);
  const { executionArn = '' } = await system.sfn.send(
    new StartExecutionCommand({
      stateMachineArn,
      name: options.name,
      input: JSON.stringify(options.input === undefined ? inputExample : options.input),
    }),
  );
  await system.settle();
  return executionArn;
}

/** @param request its id, or the ARN of its execution. */
export const show = (system: System, request: string): Promise<RequestView> =>
  system.ringiJson<RequestView>('show', request);

export const inbox = (system: System, person: string): Promise<readonly InboxItem[]> =>
  system.ringiJson<readonly InboxItem[]>('inbox', '--as', person);

/** Answers by the command line, and lets the answer have its effect. */
export async function answer(
  system: System,
  verb: 'approve' | 'reject',
  request: string,
  person: string,
): Promise<void> {
  await system.ringiJson<LevelView>(verb, request, '--as', person, '--comment', 'By the command line');
  await system.settle();
}

export const describe = (system: System, executionArn: string) =>
  system.sfn.send(new DescribeExecutionCommand({ executionArn }));

/** The state of each level, in order. */
export const states = ({ level_views }: RequestView): string[] => level_views.map(({ state }) => state);
