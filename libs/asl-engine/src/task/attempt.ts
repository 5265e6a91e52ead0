import type { Json } from '@ringi/asl';
import { checkSize } from '../data/input-output.js';
import { Cancelled, StateFailure, TaskError, messageOf } from '../errors.js';
import type { CancelReason } from '../run/cancellation.js';
import type { StateRun } from '../run/state-run.js';
import type { TaskLimits } from './task-limits.js';
import type { TaskCall } from './runner.js';
import type { TaskEvents } from './task-events.js';

interface AttemptOptions {
  readonly run: StateRun;
  readonly events: TaskEvents;
  /** Names the task in errors: its Resource. */
  readonly what: string;
  readonly resolve: (output: Json) => void;
  readonly reject: (reason: unknown) => void;
}

/** Settles one task attempt exactly once, whoever comes first: the service, the token, a timer or a cancellation. */
export class Attempt {
  readonly #options: AttemptOptions;
  readonly #releases: (() => void)[] = [];
  #settled = false;
  #controller: AbortController | undefined;
  #heartbeat: number | undefined;
  #stopHeartbeat: (() => void) | undefined;

  constructor(options: AttemptOptions) {
    this.#options = options;
    const { cancellation } = options.run.thread;
    this.#releases.push(cancellation.onCancel((reason) => this.#cancel(reason)));
  }

  /** Made only for runners that look at it: most waiting tasks never need an AbortController. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  /** Starts the timers and listens for the token. */
  watch({ timeout, heartbeat }: TaskLimits): void {
    const { machine, taskToken } = this.#options.run;
    if (timeout !== undefined) {
      this.#releases.push(
        machine.clock.setTimer(machine.clock.now() + timeout * 1_000, () => this.#timeOut([])),
      );
    }
    taskToken?.whenMade((token) => {
      if (this.#settled) return;
      const release = machine.tokens.wait(token, {
        stateMachineArn: machine.identity.stateMachineArn,
        succeed: (output) => this.#succeed(output),
        fail: (error, cause) => this.#fail(error, cause),
        heartbeat: () => this.#beat(),
      });
      this.#releases.push(release);
    });
    this.expectHeartbeats(heartbeat);
    this.#releases.push(() => this.#stopHeartbeat?.());
  }

  /** From now on a heartbeat (or the end) must come within so many seconds. */
  expectHeartbeats(seconds: number | undefined): void {
    this.#heartbeat = seconds;
    this.#beat();
  }

  /** Calls `release` when the attempt has ended, however it did. */
  onSettled(release: () => void): void {
    if (this.#settled) release();
    else this.#releases.push(release);
  }

  /** Makes the call and follows it to its end, unless something else ends the attempt first. */
  follow(call: TaskCall): void {
    this.#work(call).catch((error: unknown) => {
      if (error instanceof TaskError) this.#fail(error.error, error.cause);
      else if (error instanceof StateFailure) this.#fail(error.error, error.cause);
      else this.#fail('States.TaskFailed', messageOf(error));
    });
  }

  async #work(call: TaskCall): Promise<void> {
    const { machine } = this.#options.run;
    const output = await machine.runner.call(call);
    const pattern = call.resource.kind === 'service' ? call.resource.pattern : 'request-response';
    if (pattern === 'request-response') {
      this.#succeed(output);
      return;
    }
    if (this.#settled) return;
    this.#options.events.submitted(output);
    if (pattern === 'waitForTaskToken') return;
    if (!machine.runner.complete) {
      throw new TaskError('States.Runtime', `The task runner does not wait for jobs ('.${pattern}').`);
    }
    this.#succeed(await machine.runner.complete(call, output));
  }

  #succeed(output: Json): void {
    this.#settle(() => {
      try {
        checkSize(this.#options.what, output);
      } catch (error) {
        const failure = error as StateFailure;
        this.#options.events.failed(failure.error, failure.cause);
        throw failure;
      }
      this.#options.events.succeeded(output);
      this.#options.resolve(output);
    });
  }

  #fail(error: string | undefined, cause: string | undefined): void {
    this.#settle(() => {
      this.#options.events.failed(error, cause);
      this.#options.reject(new StateFailure(error, cause));
    });
  }

  #timeOut(aliases: readonly string[]): void {
    this.#settle(() => {
      this.#options.events.timedOut('States.Timeout');
      this.#options.reject(new StateFailure('States.Timeout', undefined, aliases));
    });
  }

  #beat(): void {
    const heartbeat = this.#heartbeat;
    if (heartbeat === undefined || this.#settled) return;
    const { clock } = this.#options.run.machine;
    this.#stopHeartbeat?.();
    this.#stopHeartbeat = clock.setTimer(clock.now() + heartbeat * 1_000, () =>
      this.#timeOut(['States.HeartbeatTimeout']),
    );
  }

  #cancel(reason: CancelReason): void {
    this.#settle(() => {
      this.#controller?.abort(reason);
      this.#options.reject(new Cancelled());
    });
  }

  #settle(act: () => void): void {
    if (this.#settled) return;
    this.#settled = true;
    for (const release of this.#releases) release();
    try {
      act();
    } catch (error) {
      this.#options.reject(error);
    }
  }
}
