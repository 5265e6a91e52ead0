import {
  RINGI_ERRORS,
  type ApprovalRecord,
  type ApprovalRequest,
  type CloseEvent,
  type ComponentRef,
  type Decision,
  type ReportEvent,
} from '@ringi/shared-types';
import { close } from '../core/close.js';
import { approvalId, componentName, executionArn, requestId } from '../core/ids.js';
import type { Executions, StarterPorts } from '../core/ports.js';
import { reconcile } from '../core/reconcile.js';
import { report } from '../core/report.js';
import { start } from '../core/start.js';
import { withdraw } from '../core/withdraw.js';
import { approvalsOf } from '../projector/approvals-of.js';
import { project } from '../projector/project.js';
import { Crash, crashing, type CrashPlan } from './crash.js';
import { FakeBackend } from './fake-backend.js';
import { memoryRows } from './memory-rows.js';
import { noBackend } from './no-backend.js';
import { memoryApprovals, memoryRequests, memoryTokens } from './memory-stores.js';

export type FunctionName = 'start' | 'report' | 'close' | 'reconcile';
/** What runs in this world: the functions, and the API's withdraw. */
type Invoked = FunctionName | 'withdraw';
export type WorldEvent =
  | { readonly to: 'report'; readonly event: ReportEvent }
  | { readonly to: 'close'; readonly event: CloseEvent };

interface Run {
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  token?: string;
  output?: Decision;
  error?: string;
}

const MINUTE = 60_000;
const MACHINE = 'arn:aws:states:us-east-1:111122223333:stateMachine:';
const CALLER = executionArn(`${MACHINE}Caller`, 'run');
const DURATION_SECONDS = 3600;

/**
 * One level of one request with everything around it: Step Functions, a backend, EventBridge and people. The handlers
 * are the real ones. A chosen invocation of a chosen function dies at a chosen call.
 */
export class World {
  now = Date.parse('2026-11-21T00:00:00.000Z');
  readonly approvals = memoryApprovals();
  readonly tokens = memoryTokens();
  readonly requests = memoryRequests();
  readonly rows = memoryRows();
  readonly backend = new FakeBackend(
    () => this.now,
    (id) => this.#moved(id),
  );
  /** Events on their way; the test delivers, drops, repeats or keeps them. */
  readonly events: WorldEvent[] = [];
  readonly componentArn = executionArn(`${MACHINE}Component`, componentName(1, 0, CALLER));
  readonly component: Run = { status: 'RUNNING' };
  readonly caller: Run = { status: 'RUNNING' };
  accepted = 0;
  /** The next invocation of `function` number `invocation` (from 0) dies as planned. */
  crash?: { readonly function: Invoked; readonly invocation: number; readonly plan: CrashPlan };
  /** Puts every call of every invocation under the test's control; see interleave.ts. */
  around?: (ports: StarterPorts, name: Invoked) => StarterPorts;
  readonly #invocations = { start: 0, report: 0, close: 0, reconcile: 0, withdraw: 0 };
  #attempt = 0;
  #ids = 0;

  readonly ref: ComponentRef = { execution_arn: this.componentArn, redrive_count: 0 };

  readonly request: ApprovalRequest = {
    request_id: requestId(CALLER),
    flow: 'test',
    level: 1,
    level_name: 'Manager',
    backend: 'ssm-automation',
    caller_execution_arn: CALLER,
    approvers: ['sato'],
    min_required_approvals: 1,
    message: 'Please.',
    confirmation_url: 'https://example.com/',
    confirmation_file: 'a.txt',
    duration_seconds: DURATION_SECONDS,
    backstop_seconds: DURATION_SECONDS + 900,
    settings: {},
  };

  readonly executions: Executions = {
    describe: (arn) => {
      const run = arn === this.componentArn ? this.component : arn === CALLER ? this.caller : undefined;
      if (!run) return Promise.resolve(undefined);
      const { status, output, error } = run;
      return Promise.resolve({ status, redrive_count: 0, output, ...(error !== undefined && { error }) });
    },
    stop: (arn) => {
      if (arn === this.componentArn) this.abortComponent();
      return Promise.resolve();
    },
    succeed: (token, decision) =>
      Promise.resolve(this.#answer(token, { status: 'SUCCEEDED', output: decision })),
    fail: (token, failure) =>
      Promise.resolve(this.#answer(token, { status: 'FAILED', error: failure.error })),
  };

  readonly ports: StarterPorts = {
    approvals: this.approvals,
    tokens: this.tokens,
    requests: this.requests,
    rows: this.rows,
    executions: this.executions,
    backends: { 'ssm-automation': this.backend.port, codepipeline: noBackend },
    startAgain: (id) => this.#invoke('start', (ports) => start(ports, { start_again: id })),
    now: () => this.now,
    newId: () => `lease-${(this.#ids += 1)}`,
    log: () => undefined,
  };

  get approvalId(): string {
    return approvalId(this.ref);
  }

  async record(): Promise<ApprovalRecord | undefined> {
    return this.approvals.get(this.approvalId);
  }

  async keepRequest(): Promise<void> {
    const { flow, approvers, min_required_approvals, level, backend, level_name: name } = this.request;
    await this.ports.requests.put({
      request_id: this.request.request_id,
      flow,
      execution_arn: CALLER,
      requester: 'mori',
      started_at: new Date(this.now).toISOString(),
      levels: [
        { level, name, backend, component_arn: `${MACHINE}Component`, approvers, min_required_approvals },
      ],
    });
  }

  /** One attempt of the waiting Task, under its own token; an earlier attempt's call may still be running. */
  async attempt(attempt: number): Promise<void> {
    if (this.component.status !== 'RUNNING') return;
    const token = `token-${attempt}`;
    this.component.token = token;
    await this.#invoke('start', (ports) =>
      start(ports, { token, attempt, component: this.ref, request: this.request }),
    );
  }

  async reconcileOnce(): Promise<void> {
    await this.#invoke('reconcile', (ports) => reconcile(ports));
  }

  /** The waiting Task: calls start, and again under a new token when it died; our own errors are final. */
  async runTask(): Promise<void> {
    for (this.#attempt = 0; this.#attempt <= 6; this.#attempt += 1) {
      if (this.component.status !== 'RUNNING') return;
      const attempt = this.#attempt;
      const token = `token-${attempt}`;
      try {
        return await this.attempt(attempt);
      } catch (error) {
        if (RINGI_ERRORS.includes((error as Error).name as never)) return this.fail((error as Error).name);
        if (this.component.status !== 'RUNNING' || this.component.token !== token) return;
        this.now += 2000;
      }
    }
    this.fail('Lambda.Unknown');
  }

  /** The Task's own time-out: its Catch asks close until it has a decision. */
  async runBackstop(): Promise<void> {
    if (this.component.status !== 'RUNNING') return;
    delete this.component.token;
    for (let tries = 0; tries < 10 && this.component.status === 'RUNNING'; tries += 1) {
      try {
        const answer = await this.#invoke('close', (ports) =>
          close(ports, { backstop: this.ref, request: this.request }),
        );
        if (answer.status === 'decided') {
          Object.assign(this.component, { status: 'SUCCEEDED', output: answer.decision });
          this.accepted += 1;
          return;
        }
      } catch (error) {
        if (RINGI_ERRORS.includes((error as Error).name as never)) return this.fail((error as Error).name);
      }
      this.now += MINUTE;
    }
  }

  /** The requester takes the request back, through the API. */
  async withdraw(): Promise<void> {
    const at = new Date(this.now).toISOString();
    await this.#invoke('withdraw', async (ports) => {
      const request = await ports.requests.get(this.request.request_id);
      if (!request) return;
      await withdraw(ports, request.request_id, { by: 'mori', at }, async () =>
        (await approvalsOf(ports.approvals, request, 0)).map(({ record }) => record),
      );
      await project(ports, request.request_id);
    });
  }

  abortComponent(): void {
    if (this.component.status !== 'RUNNING') return;
    this.component.status = 'ABORTED';
    this.events.push({ to: 'close', event: { component_execution_arn: this.componentArn } });
  }

  abortCaller(): void {
    this.caller.status = 'ABORTED';
    this.events.push({ to: 'close', event: { caller_execution_arn: CALLER } });
  }

  /** Delivers one event; Lambda tries an asynchronous event three times. */
  async deliver({ to, event }: WorldEvent): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      try {
        if (to === 'report') await this.#invoke('report', (ports) => report(ports, event));
        else await this.#invoke('close', (ports) => close(ports, event));
        return;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
    }
  }

  /** Reconcile runs every minute for a while; a crash in it is only a missed round. */
  async reconcileFor(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      this.now += MINUTE;
      await this.reconcileOnce().catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
    }
  }

  async #invoke<T>(name: Invoked, run: (ports: StarterPorts) => Promise<T>): Promise<T> {
    const invocation = this.#invocations[name];
    this.#invocations[name] += 1;
    const dies = this.crash?.function === name && this.crash.invocation === invocation;
    const ports = this.around?.(this.ports, name) ?? this.ports;
    const result = await run(dies && this.crash ? crashing(ports, this.crash.plan) : ports);
    // Reconcile contains the failure of one record; a dead process does not get to answer.
    if (dies && this.crash?.plan.died) throw new Crash('dead');
    return result;
  }

  #moved(execution_id: string): void {
    this.events.push({ to: 'report', event: { backend: 'ssm-automation', execution_id } });
  }

  #answer(token: string, end: Pick<Run, 'status' | 'output' | 'error'>): 'accepted' | 'gone' {
    if (this.component.status !== 'RUNNING' || this.component.token !== token) return 'gone';
    Object.assign(this.component, end);
    this.accepted += 1;
    if (end.status === 'FAILED')
      this.events.push({ to: 'close', event: { component_execution_arn: this.componentArn } });
    return 'accepted';
  }

  /** The Task failed for good. */
  fail(error: string): void {
    if (this.component.status !== 'RUNNING') return;
    Object.assign(this.component, { status: 'FAILED', error });
    this.events.push({ to: 'close', event: { component_execution_arn: this.componentArn } });
  }
}
