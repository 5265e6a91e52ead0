import type { Json } from '@ringi/asl';
import { TaskError, type TaskCall, type TaskRunner } from '@ringi/asl-engine';
import type { StateMachines } from '@ringi/asl-engine/service';
import type { Environment } from '../../../core/environment.js';
import { callSdk } from './aws-sdk.js';
import { invokeFunction, invokeService } from './lambda-invoke.js';
import { NOT_EMULATED } from './service-failure.js';
import { completeChild, startChild } from './start-execution.js';

/** Performs Tasks by the emulator's own services, as the machine's role. */
export class LocalTaskRunner implements TaskRunner {
  readonly #env: Environment;
  readonly #machines: () => StateMachines;

  /** @param machines the service that runs the tasks: it is made after its runner. */
  constructor(env: Environment, machines: () => StateMachines) {
    this.#env = env;
    this.#machines = machines;
  }

  call(task: TaskCall): Promise<Json> {
    const { resource } = task;
    const principal = this.#principal(task);
    if (resource.kind === 'function') return invokeFunction(this.#env, task, principal);
    if (resource.sdk) {
      return resource.pattern.startsWith('sync') ? refuse(task) : callSdk(this.#env, task, principal);
    }
    if (
      resource.service === 'lambda' &&
      resource.action === 'invoke' &&
      !resource.pattern.startsWith('sync')
    ) {
      return invokeService(this.#env, task, principal);
    }
    if (resource.service === 'states' && resource.action === 'startExecution') {
      return startChild(this.#env, task, principal);
    }
    return refuse(task);
  }

  complete(task: TaskCall, submitted: Json): Promise<Json> {
    return completeChild(this.#env, this.#machines(), task, submitted, this.#principal(task));
  }

  #principal(task: TaskCall) {
    return this.#env.credentials.assumedRole(task.roleArn, sessionName(task.executionName));
  }
}

/** An execution's name as a role session name: 2 to 64 of the characters STS allows. */
function sessionName(executionName: string): string {
  return executionName
    .replaceAll(/[^\w+=,.@-]/g, '-')
    .slice(0, 64)
    .padEnd(2, '-');
}

function refuse(task: TaskCall): Promise<never> {
  return Promise.reject(
    new TaskError(
      NOT_EMULATED,
      `local-aws does not emulate the Task resource ${task.resource.arn}. It runs lambda:invoke, states:startExecution and aws-sdk:* of the services it has.`,
    ),
  );
}
