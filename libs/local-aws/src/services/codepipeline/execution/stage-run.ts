import { later } from '../../../core/later.js';
import { ACTIONS } from '../actions/index.js';
import { ActionRun, asActionError } from '../actions/action-run.js';
import { actionTypeName } from '../declaration/action-types.js';
import { inOrder } from '../declaration/check-structure.js';
import type { ActionDeclaration, StageDeclaration } from '../declaration/declaration.js';
import type { CodePipelineState } from '../state.js';
import { ActionExecution, type ActionError } from './action-execution.js';
import { emitAction, emitStage } from './events.js';
import type { PipelineExecution } from './pipeline-execution.js';

export type StageStatus = 'Cancelled' | 'InProgress' | 'Failed' | 'Stopped' | 'Stopping' | 'Succeeded';

/** One pass of an execution through one stage: its actions by run order, those of one order at once. */
export class StageRun {
  readonly stage: StageDeclaration;
  readonly execution: PipelineExecution;
  status: StageStatus = 'InProgress';
  /** How often the stage was retried for this execution. */
  readonly retries: number;
  readonly #state: CodePipelineState;
  readonly #ended: (run: StageRun) => void;
  readonly #running = new Set<ActionRun>();
  #todo: readonly ActionDeclaration[] = [];

  constructor(
    state: CodePipelineState,
    execution: PipelineExecution,
    stage: StageDeclaration,
    options: { readonly retries: number; readonly ended: (run: StageRun) => void },
  ) {
    this.#state = state;
    this.execution = execution;
    this.stage = stage;
    this.retries = options.retries;
    this.#ended = options.ended;
  }

  start(actions: readonly ActionDeclaration[]): void {
    emitStage(this.#state.env, this.execution, this.stage.name, this.retries > 0 ? 'RESUMED' : 'STARTED');
    this.#todo = inOrder(actions);
    this.#next();
  }

  /** No further action begins; the stage ends once those that run have ended. */
  stopAfterRunning(): void {
    this.status = 'Stopping';
    emitStage(this.#state.env, this.execution, this.stage.name, 'STOPPING');
    if (this.#running.size === 0) this.#end('Stopped');
  }

  /** Ends the actions that run, and the stage. */
  abandon(as: 'Stopped' | 'Cancelled'): void {
    if (as === 'Stopped' && this.status !== 'Stopping')
      emitStage(this.#state.env, this.execution, this.stage.name, 'STOPPING');
    this.status = as;
    for (const run of [...this.#running]) run.abandon();
    this.#end(as);
  }

  #next(): void {
    const order = this.#todo[0]?.runOrder;
    if (order === undefined) return this.#end('Succeeded');
    const group = this.#todo.filter(({ runOrder }) => runOrder === order);
    this.#todo = this.#todo.slice(group.length);
    const runs = group.map((declaration) => this.#create(declaration));
    for (const run of runs) later(this.#state.env, () => this.#perform(run));
  }

  #create(declaration: ActionDeclaration): ActionRun {
    const { env } = this.#state;
    const action = new ActionExecution(this.stage.name, declaration, env.clock.now());
    const run = new ActionRun(this.#state, this.execution, action, (ended) => this.#actionEnded(ended));
    this.execution.actions.push(action);
    this.#running.add(run);
    return run;
  }

  #perform(run: ActionRun): void {
    if (!run.isOpen) return;
    const { env } = this.#state;
    const provider = ACTIONS[actionTypeName(run.action.declaration.actionTypeId)];
    void env.activity.track(async () => {
      const fault = prepare(run);
      emitAction(env, this.execution, run.action, 'STARTED');
      if (fault) return run.fail(fault);
      try {
        await provider?.(run);
      } catch (error) {
        run.fail(asActionError(error));
      }
    });
  }

  #actionEnded(run: ActionRun): void {
    const { env } = this.#state;
    this.#running.delete(run);
    const { status } = run.action;
    if (status === 'Abandoned') {
      emitAction(env, this.execution, run.action, this.status === 'Cancelled' ? 'CANCELED' : 'ABANDONED');
      return; // `abandon` ends the stage
    }
    emitAction(env, this.execution, run.action, status === 'Succeeded' ? 'SUCCEEDED' : 'FAILED');
    // The others of the same run order go on to their end; only then is the stage decided.
    if (this.#running.size > 0) return;
    if (this.status === 'Stopping') this.#end('Stopped');
    else if (this.#hasFailed()) this.#end('Failed');
    else this.#next();
  }

  #hasFailed(): boolean {
    const todo = new Set(this.#todo);
    return this.stage.actions.some(
      (action) =>
        !todo.has(action) && this.execution.lastAction(this.stage.name, action.name)?.status === 'Failed',
    );
  }

  #end(status: 'Succeeded' | 'Failed' | 'Stopped' | 'Cancelled'): void {
    this.status = status;
    const state = (
      { Succeeded: 'SUCCEEDED', Failed: 'FAILED', Stopped: 'STOPPED', Cancelled: 'CANCELED' } as const
    )[status];
    emitStage(this.#state.env, this.execution, this.stage.name, state);
    this.#ended(this);
  }
}

function prepare(run: ActionRun): ActionError | undefined {
  try {
    run.prepare();
    return undefined;
  } catch (error) {
    return asActionError(error);
  }
}
