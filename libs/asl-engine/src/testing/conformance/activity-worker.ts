import type { Json, StateDefinition, StateMachineDefinition } from '@ringi/asl';
import { fillTemplate } from '../../data/template.js';
import type { RecordedHelper } from './record.js';
import type { World } from './world.js';

/**
 * Acts as an activity worker: polls, and answers as the helper's state machine does (its state TaskReceived says how).
 */
export function workActivity(world: World, helper: RecordedHelper): void {
  const definition = helper.definition as StateMachineDefinition;
  const [poll, answer] = [definition.States['GetActivityTask'], definition.States['TaskReceived']];
  const workerName = (poll?.['Parameters'] as { WorkerName?: string } | undefined)?.WorkerName;
  void world.machines.activities.poll(helper.activityArn as string, workerName).then((task) => {
    if (task && answer?.Type === 'Task') respond(world, answer, task);
  });
}

function respond(world: World, state: StateDefinition, task: { taskToken: string; input: string }): void {
  const data = { GetActivityTaskOutput: { Input: task.input, TaskToken: task.taskToken } };
  const request = fillTemplate(state['Parameters'], {
    data,
    context: () => ({}),
    variable: () => undefined,
    random: () => 0,
    uuid: () => '',
  }) as Readonly<Record<string, Json>>;
  const { callbacks } = world.machines;
  if (String(state['Resource']).endsWith('sendTaskSuccess'))
    callbacks.succeed(String(request['TaskToken']), String(request['Output']));
  else callbacks.fail(String(request['TaskToken']), request['Error'] as string, request['Cause'] as string);
}
