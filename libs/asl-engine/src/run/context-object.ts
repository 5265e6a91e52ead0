import type { Json } from '@ringi/asl';
import type { StateRun } from './state-run.js';

const RETRYING = new Set(['Task', 'Parallel', 'Map']);

/**
 * The context object `$$` (JSONPath) or `$states.context` (JSONata).
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextObject(run: StateRun): Json {
  const { identity, input } = run.machine;
  const item = run.thread.mapItem;
  return {
    Execution: {
      Id: identity.executionArn,
      Input: input,
      StartTime: iso(identity.startDate),
      Name: identity.name,
      RoleArn: identity.roleArn ?? null,
      ...(identity.redriveCount !== undefined && { RedriveCount: identity.redriveCount }),
    },
    StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
    State: {
      Name: run.name,
      EnteredTime: iso(run.entered.at),
      ...(RETRYING.has(run.state.Type) && { RetryCount: run.retryCount }),
    },
    ...(run.taskToken !== undefined && { Task: { Token: run.taskToken } }),
    ...(item && { Map: { Item: { Index: item.Index, Value: item.Value } } }),
    ...run.machine.context,
  };
}

function iso(millis: number): string {
  return new Date(millis).toISOString();
}
