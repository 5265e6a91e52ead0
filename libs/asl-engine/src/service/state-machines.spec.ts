import { SimulatedClock } from '../index.js';
import { StateMachines, StatesError, type ExecutionDescription } from '../service.js';

const WAITS = JSON.stringify({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'ask', 'token.$': '$$.Task.Token' },
      TimeoutSeconds: 604_800,
      End: true,
    },
  },
});
const PASSES = JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });

function service() {
  const clock = new SimulatedClock(0);
  const tokens: string[] = [];
  const changes: ExecutionDescription[] = [];
  const machines = new StateMachines({
    clock,
    region: 'us-east-1',
    accountId: '123456789012',
    onStatusChange: (change) => changes.push(change),
    runner: {
      call: async (task) => {
        tokens.push(task.taskToken as string);
        return {};
      },
    },
  });
  const { stateMachineArn } = machines.createStateMachine({ name: 'm', definition: WAITS, roleArn: 'role' });
  return { clock, tokens, changes, machines, stateMachineArn };
}

function errorOf(act: () => unknown): { code: string; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof StatesError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('StateMachines', () => {
  it('lets running executions keep the definition they were started with', async () => {
    const { clock, tokens, machines, stateMachineArn } = service();
    const { executionArn } = machines.startExecution({ stateMachineArn, name: 'old' });
    await clock.advance(0);
    machines.updateStateMachine({ stateMachineArn, definition: PASSES });
    expect(machines.describeExecution(executionArn).status).toBe('RUNNING');
    expect(machines.describeStateMachineForExecution(executionArn).revision.definitionText).toBe(WAITS);
    machines.callbacks.succeed(tokens[0] as string, '{"done":true}');
    await clock.advance(0);
    expect(machines.describeExecution(executionArn).output).toBe('{"done":true}');
    const next = machines.startExecution({ stateMachineArn, name: 'new' });
    await clock.advance(0);
    expect(machines.describeExecution(next.executionArn).status).toBe('SUCCEEDED');
  });

  it('frees the name of a closed execution after 90 days, not before', async () => {
    const { clock, machines, stateMachineArn } = service();
    const { executionArn } = machines.startExecution({ stateMachineArn, name: 'n' });
    machines.stopExecution({ executionArn });
    await clock.advance(90 * 86_400_000 - 1);
    expect(errorOf(() => machines.startExecution({ stateMachineArn, name: 'n' })).code).toBe(
      'ExecutionAlreadyExists',
    );
    await clock.advance(1);
    expect(machines.startExecution({ stateMachineArn, name: 'n' }).executionArn).toBe(executionArn);
  });

  it('keeps a machine that is being deleted until its last execution has ended', async () => {
    const { machines, stateMachineArn } = service();
    const { executionArn } = machines.startExecution({ stateMachineArn });
    machines.deleteStateMachine(stateMachineArn);
    expect(errorOf(() => machines.startExecution({ stateMachineArn })).code).toBe('StateMachineDeleting');
    machines.stopExecution({ executionArn });
    expect(errorOf(() => machines.startExecution({ stateMachineArn })).code).toBe('StateMachineDoesNotExist');
    expect(machines.describeExecution(executionArn).status).toBe('ABORTED');
  });

  it('pages history in both directions and refuses a token of another list', async () => {
    const { clock, machines, stateMachineArn } = service();
    const { executionArn } = machines.startExecution({ stateMachineArn });
    await clock.advance(0);
    const ids = (reverseOrder: boolean, nextToken?: string) => {
      const answer = machines.getExecutionHistory({
        executionArn,
        reverseOrder,
        maxResults: 3,
        ...(nextToken && { nextToken }),
      });
      return { ids: answer.events.map(({ id }) => id), nextToken: answer.nextToken };
    };
    const first = ids(false);
    expect(first.ids).toEqual([1, 2, 3]);
    expect(ids(false, first.nextToken)).toEqual({ ids: [4, 5], nextToken: undefined });
    expect(ids(true).ids).toEqual([5, 4, 3]);
    expect(errorOf(() => ids(true, first.nextToken))).toEqual({
      code: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
  });

  it.each([
    ['InvalidName', "Invalid Name: 'a b'", { name: 'a b' }],
    ['InvalidArn', "Invalid Arn: 'Invalid ARN prefix: m'", { stateMachineArn: 'm' }],
    [
      'StateMachineDoesNotExist',
      "State Machine Does Not Exist: 'arn:aws:states:us-east-1:123456789012:stateMachine:x'",
      { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:x' },
    ],
  ])('refuses to start with %s', (code, message, wrong) => {
    const { machines, stateMachineArn } = service();
    expect(errorOf(() => machines.startExecution({ stateMachineArn, ...wrong }))).toEqual({ code, message });
  });

  it('accepts an answer while the call that submits the task is still under way', async () => {
    const { clock, machines, stateMachineArn } = service();
    const seen: string[] = [];
    const early = new StateMachines({
      clock,
      region: 'us-east-1',
      accountId: '123456789012',
      runner: {
        call: async (task) => {
          early.callbacks.succeed(task.taskToken as string, '"early"');
          seen.push(errorOf(() => early.callbacks.succeed(task.taskToken as string, '"again"')).code);
          return {};
        },
      },
    });
    early.createStateMachine({ name: 'm', definition: WAITS, roleArn: 'role' });
    const { executionArn } = early.startExecution({ stateMachineArn });
    await clock.advance(0);
    expect(machines.listStateMachines().items).toHaveLength(1);
    expect(early.describeExecution(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"early"' });
    expect(seen).toEqual(['TaskTimedOut']);
  });

  it('holds a thousand waiting executions with one timer each and less than 30 KB each', async () => {
    const { clock, tokens, machines, stateMachineArn } = service();
    global.gc?.();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 1_000; i += 1) machines.startExecution({ stateMachineArn, name: `n${i}` });
    await clock.advance(0);
    global.gc?.();
    expect(tokens).toHaveLength(1_000);
    expect((process.memoryUsage().heapUsed - before) / 1_000).toBeLessThan(30_000);
    for (const token of tokens) machines.callbacks.succeed(token, '{}');
    await clock.advance(0);
    expect(machines.listExecutions({ stateMachineArn, statusFilter: 'RUNNING' }).items).toHaveLength(0);
    expect(clock.next()).toBeUndefined();
  });

  it('refuses a machine without States by that alone', () => {
    const { machines } = service();
    const definition = JSON.stringify({ StartAt: 'S' });
    expect(errorOf(() => machines.createStateMachine({ name: 'n', definition, roleArn: 'role' }))).toEqual({
      code: 'InvalidDefinition',
      message:
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
    });
  });

  it('tests a Task state only with a role or a mock', async () => {
    const { machines } = service();
    const definition = JSON.stringify({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      End: true,
    });
    await expect(machines.testState({ definition })).rejects.toMatchObject({
      code: 'ValidationException',
      message: 'RoleArn must be specified when testing a Task state',
    });
    const mock = { result: '{"StatusCode":200}' };
    expect(await machines.testState({ definition, mock })).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('refuses a token that is longer than the API takes', () => {
    const { machines } = service();
    expect(errorOf(() => machines.listStateMachines({ nextToken: 'x'.repeat(1_025) }))).toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining("at 'nextToken' failed to satisfy constraint"),
    });
  });
});
