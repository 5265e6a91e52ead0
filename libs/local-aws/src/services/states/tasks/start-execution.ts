import type { Json } from '@ringi/asl';
import { TaskError, type TaskCall } from '@ringi/asl-engine';
import type { StateMachines } from '@ringi/asl-engine/service';
import type { Environment } from '../../../core/environment.js';
import type { Principal } from '../../../core/principal.js';
import { serviceFailure } from './service-failure.js';
import { sdkMetadata } from './sdk-metadata.js';

interface Started {
  readonly executionArn: string;
  readonly startDate: number;
}

/** `states:startExecution`: starts the child; what is answered is also what `.sync` puts into TaskSubmitted. */
export async function startChild(env: Environment, task: TaskCall, principal: Principal): Promise<Json> {
  const parameters = task.parameters as Readonly<Record<string, Json>>;
  const { StateMachineArn, Name, Input, TraceHeader } = parameters;
  const input =
    Input === undefined || Input === null || typeof Input === 'string' ? Input : JSON.stringify(Input);
  try {
    const started = (await env.invoke(
      'states',
      'StartExecution',
      {
        stateMachineArn: StateMachineArn,
        ...(Name !== undefined && { name: Name }),
        ...(input !== undefined && input !== null && { input }),
        ...(TraceHeader !== undefined && { traceHeader: TraceHeader }),
      },
      principal,
    )) as Started;
    return {
      ExecutionArn: started.executionArn,
      ...(sdkMetadata(200) as Readonly<Record<string, Json>>),
      StartDate: Math.round(started.startDate * 1_000),
    };
  } catch (error) {
    throw serviceFailure(error, 'StepFunctions', 'AWSStepFunctions');
  }
}

/** `.sync` and `.sync:2`: waits for the child and answers its description; stops it when the parent is stopped. */
export async function completeChild(
  env: Environment,
  machines: StateMachines,
  task: TaskCall,
  submitted: Json,
  principal: Principal,
): Promise<Json> {
  const executionArn = (submitted as { ExecutionArn: string }).ExecutionArn;
  await ended(env, machines, task, executionArn, principal);
  const described = await env.invoke('states', 'DescribeExecution', { executionArn }, principal);
  const parsed = task.resource.kind === 'service' && task.resource.pattern === 'sync:2';
  const child = described as Readonly<Record<string, Json>>;
  if (child['status'] === 'SUCCEEDED') return envelope(child, parsed);
  // The cause carries Input as text in both patterns: our choice, AWS's form in `.sync:2` is not known.
  throw new TaskError('States.TaskFailed', JSON.stringify(envelope(child, false)));
}

function ended(
  env: Environment,
  machines: StateMachines,
  task: TaskCall,
  executionArn: string,
  principal: Principal,
): Promise<void> {
  return new Promise((resolve) => {
    const forget = machines.whenEnded(executionArn, () => resolve());
    task.signal.addEventListener('abort', () => {
      forget();
      const cause = `The Task state in AWS Step Functions execution [${task.executionArn}] which was managing this resource was aborted`;
      env
        .invoke('states', 'StopExecution', { executionArn, cause }, principal)
        .catch((error: unknown) => env.log(`Stopping ${executionArn} failed: ${String(error)}`));
    });
  });
}

/** DescribeExecution in PascalCase: members in alphabetical order, dates as epoch milliseconds. */
function envelope(child: Readonly<Record<string, Json>>, parsed: boolean): Json {
  const entries = Object.entries(child).map(([key, value]): [string, Json] => {
    if (key === 'startDate' || key === 'stopDate')
      return [pascal(key), Math.round((value as number) * 1_000)];
    if (key === 'inputDetails' || key === 'outputDetails') return [pascal(key), { Included: true }];
    if (parsed && (key === 'input' || key === 'output'))
      return [pascal(key), JSON.parse(value as string) as Json];
    return [pascal(key), value];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function pascal(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
