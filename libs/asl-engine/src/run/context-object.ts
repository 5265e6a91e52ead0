import type { Json } from '@ringi/asl';
import type { Machine, SharedContext } from './machine.js';
import type { StateRun } from './state-run.js';

const RETRYING = new Set(['Task', 'Parallel', 'Map']);

/**
 * The context object `$$` (JSONPath) or `$states.context` (JSONata); where only `part` of it is wanted, a smaller one may do.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextObject(run: StateRun, part?: string): Json {
  const ofExecution = part === 'Execution' || part === 'StateMachine';
  if (ofExecution && !run.machine.context) return sharedOf(run.machine);
  return (run.context ??= makeContext(run));
}

function sharedOf(machine: Machine): SharedContext {
  const { identity, input } = machine;
  return (machine.shared ??= {
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
  });
}

function makeContext(run: StateRun): { readonly [member: string]: Json } {
  if (run.machine.context) return run.machine.context;
  const { Execution, StateMachine } = sharedOf(run.machine);
  const Name = run.name;
  const EnteredTime = iso(run.entered.at);
  const State: Json = RETRYING.has(run.state.Type)
    ? { Name, EnteredTime, RetryCount: run.retryCount }
    : { Name, EnteredTime };
  const { taskToken } = run;
  const item = run.thread.mapItem;
  const context: Record<string, Json> = { Execution, StateMachine, State };
  if (taskToken) {
    // A token is made when somebody looks at it.
    context['Task'] = {
      get Token() {
        return taskToken.value;
      },
    };
  }
  if (item) context['Map'] = { Item: { Index: item.Index, Value: item.Value } };
  return context;
}

/** Many states are entered in the same millisecond. */
let last = { millis: 0, text: '1970-01-01T00:00:00.000Z' };

function iso(millis: number): string {
  if (last.millis !== millis) last = { millis, text: new Date(millis).toISOString() };
  return last.text;
}
