import type { Json, StateMachineDefinition } from '@ringi/asl';
import type { Clock } from '../../clock/clock.js';
import { Execution } from '../../execution.js';
import type { StateMachines } from '../../service/state-machines.js';
import type { TaskCall } from '../../task/runner.js';
import { TaskTokens } from '../../task/tokens.js';
import type { RecordedHelper } from './record.js';

/** Runs the state machine that acts as activity worker beside a run: its tasks poll, and answer by token. */
export function workActivity(machines: StateMachines, clock: Clock, helper: RecordedHelper): void {
  new Execution({
    identity: {
      executionArn: 'arn:aws:states:us-east-1:111111111111:execution:worker:worker',
      name: 'worker',
      startDate: clock.now(),
      stateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:worker',
      stateMachineName: 'worker',
      region: 'us-east-1',
    },
    definition: helper.definition as StateMachineDefinition,
    input: helper.input ?? { ActivityArn: helper.activityArn ?? null },
    clock,
    runner: { call: (task) => callService(machines, task) },
    tokens: new TaskTokens(),
    random: () => 0,
  }).start();
}

/** The few calls of Step Functions itself that a worker makes. */
async function callService(machines: StateMachines, { resource, parameters }: TaskCall): Promise<Json> {
  const action = resource.arn.split(':').at(-1);
  const request = parameters as Readonly<Record<string, string>>;
  const { activities, callbacks } = machines;
  const token = request['TaskToken'] ?? '';
  switch (action) {
    case 'getActivityTask': {
      const task = await activities.poll(request['ActivityArn'] ?? '', request['WorkerName']);
      return task ? { TaskToken: task.taskToken, Input: task.input } : {};
    }
    case 'sendTaskSuccess':
      callbacks.succeed(token, request['Output'] ?? '');
      return {};
    case 'sendTaskFailure':
      callbacks.fail(token, request['Error'], request['Cause']);
      return {};
    case 'sendTaskHeartbeat':
      callbacks.heartbeat(token);
      return {};
    default:
      throw new Error(`The replay's worker does not make the call ${resource.arn}.`);
  }
}
