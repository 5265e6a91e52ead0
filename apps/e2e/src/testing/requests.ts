import { StartExecutionCommand, DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import type { Decision } from '@ringi/shared-types';
import type { System } from './system.js';

/** What `ringi show --json` prints, as far as tests read it. */
export interface ShownRequest {
  readonly request: string;
  readonly execution_arn: string;
  readonly status: string;
  readonly outcome?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly levels: readonly {
    readonly level: number;
    readonly state: string;
    readonly approvers: readonly string[];
    readonly component_execution_arn?: string;
    readonly automation_id?: string;
    readonly asked_at?: string;
    readonly due_at?: string;
    readonly answers: readonly {
      readonly principal: string;
      readonly answer: string;
      readonly at?: string;
    }[];
    readonly decision?: Decision;
  }[];
}

export interface ShownInboxItem {
  readonly id: string;
  readonly request: string;
  readonly level: number;
  readonly message: string;
}

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

export const show = (system: System, request: string): Promise<ShownRequest> =>
  system.ringiJson<ShownRequest>('show', request);

export const inbox = (system: System, person: string): Promise<readonly ShownInboxItem[]> =>
  system.ringiJson<readonly ShownInboxItem[]>('inbox', '--as', person);

/** Answers by the command line, and lets the answer have its effect. */
export async function answer(
  system: System,
  verb: 'approve' | 'reject',
  id: string,
  person: string,
): Promise<void> {
  await system.ringiJson(verb, id, '--as', person);
  await system.settle();
}

export const describe = (system: System, executionArn: string) =>
  system.sfn.send(new DescribeExecutionCommand({ executionArn }));

/** The state of each level, in order. */
export const states = ({ levels }: ShownRequest): string[] => levels.map(({ state }) => state);
