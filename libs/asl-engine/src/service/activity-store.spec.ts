import { SimulatedClock } from '../clock/simulated-clock.js';
import { StateMachines } from './state-machines.js';

const ARN = 'arn:aws:states:us-east-1:111111111111:activity:work';

async function service(fields: object = {}) {
  const clock = new SimulatedClock();
  const runner = { call: () => Promise.reject(new Error('no tasks')) };
  const machines = new StateMachines({ clock, runner, region: 'us-east-1', accountId: '111111111111' });
  machines.activities.create('work');
  const definition = { StartAt: 'T', States: { T: { Type: 'Task', Resource: ARN, End: true, ...fields } } };
  machines.createStateMachine({ name: 'm', roleArn: 'role', definition: JSON.stringify(definition) });
  const stateMachineArn = 'arn:aws:states:us-east-1:111111111111:stateMachine:m';
  const { executionArn } = machines.startExecution({ stateMachineArn, name: 'run', input: '{"a":1}' });
  await clock.advance(0);
  const types = () => machines.getExecutionHistory({ executionArn }).events.map((event) => event.type);
  return { clock, machines, executionArn, types };
}

describe('an activity', () => {
  it('gives its task to the worker that polls, and takes the answer by token', async () => {
    const { clock, machines, executionArn, types } = await service();
    expect(types().at(-1)).toBe('ActivityScheduled');
    const task = await machines.activities.poll(ARN, 'me');
    expect(task?.input).toBe('{"a":1}');
    machines.callbacks.succeed(task?.taskToken as string, '2');
    await clock.advance(0);
    expect(machines.describeExecution(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '2' });
    expect(types()).toContain('ActivityStarted');
  });

  it('answers a worker nothing after 60 seconds', async () => {
    const { clock, machines } = await service();
    await machines.activities.poll(ARN);
    const second = machines.activities.poll(ARN);
    await clock.advance(60_000);
    expect(await second).toBeUndefined();
  });

  it('counts heartbeats from the moment a worker has the task', async () => {
    const { clock, machines, executionArn } = await service({ HeartbeatSeconds: 10 });
    await clock.advance(60_000);
    const task = await machines.activities.poll(ARN);
    await clock.advance(9_000);
    machines.callbacks.heartbeat(task?.taskToken as string);
    await clock.advance(9_000);
    expect(machines.describeExecution(executionArn).status).toBe('RUNNING');
    await clock.advance(2_000);
    expect(machines.describeExecution(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
    });
  });

  it('does not exist when nobody made it', async () => {
    const { machines } = await service();
    const other = ARN.replace('work', 'other');
    expect(() => machines.activities.describe(other)).toThrow(`Activity Does Not Exist: '${other}'`);
  });

  it('that is gone fails the state before anything is scheduled', async () => {
    const { clock, machines, executionArn } = await service();
    machines.activities.delete(ARN);
    const { stateMachineArn } = machines.describeExecution(executionArn);
    const again = machines.startExecution({ stateMachineArn });
    await clock.advance(0);
    expect(machines.describeExecution(again.executionArn)).toMatchObject({
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'T' (entered at the event id #2). The activity ${ARN} does not exist.`,
    });
  });
});
