import type { Json } from '@ringi/asl';
import type { Machine } from './machine.js';
import type { StateRun } from './state-run.js';

const RETRYING = new Set(['Task', 'Parallel', 'Map']);

/**
 * The context object `$$` (JSONPath) or `$states.context` (JSONata).
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextObject(run: StateRun): Json {
  const found = made.get(run);
  if (found !== undefined) return found;
  const context = makeContext(run);
  made.set(run, context);
  return context;
}

/** Each stay's context: a template asks for it with each of its paths. */
const made = new WeakMap<StateRun, { readonly [member: string]: Json }>();
/** What is the same for all states of an execution. */
interface Shared {
  readonly Execution: Json;
  readonly StateMachine: Json;
}

const shared = new WeakMap<Machine, Shared>();

function sharedOf(machine: Machine): Shared {
  const found = shared.get(machine);
  if (found) return found;
  const { identity, input } = machine;
  const made: Shared = {
    Execution: {
      Id: identity.executionArn,
      Input: input,
      StartTime: iso(identity.startDate),
      Name: identity.name,
      RoleArn: identity.roleArn ?? null,
      ...(identity.redriveCount !== undefined && { RedriveCount: identity.redriveCount }),
      ...(identity.redriveDate !== undefined && { RedriveTime: iso(identity.redriveDate) }),
    },
    StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
  };
  shared.set(machine, made);
  return made;
}

function makeContext(run: StateRun): { readonly [member: string]: Json } {
  if (run.machine.context) return run.machine.context;
  const common = sharedOf(run.machine);
  const { taskToken } = run;
  const item = run.thread.mapItem;
  return {
    Execution: common.Execution,
    StateMachine: common.StateMachine,
    State: {
      Name: run.name,
      get EnteredTime() {
        return iso(run.entered.at);
      },
      ...(RETRYING.has(run.state.Type) && { RetryCount: run.retryCount }),
    },
    ...(taskToken && {
      Task: {
        get Token() {
          return taskToken.value;
        },
      },
    }),
    ...(item && { Map: { Item: { Index: item.Index, Value: item.Value } } }),
  };
}

function iso(millis: number): string {
  return new Date(millis).toISOString();
}
