import { later } from '../../../core/later.js';
import { ServiceError } from '../../../core/errors.js';
import type { ActionDeclaration } from '../declaration/declaration.js';
import type { Pipeline, StageGate } from '../pipeline.js';
import type { CodePipelineState } from '../state.js';
import { emitPipeline, type PipelineEventState } from './events.js';
import { PipelineExecution, type ExecutionStatus, type NewExecution } from './pipeline-execution.js';
import { StageRun } from './stage-run.js';

/** Moves executions through the stages of their pipelines by the pipelines' execution modes. */
export class Engine {
  readonly #state: CodePipelineState;

  constructor(state: CodePipelineState) {
    this.#state = state;
  }

  /** @throws ServiceError ConcurrentPipelineExecutionsLimitExceededException */
  start(pipeline: Pipeline, request: NewExecution): PipelineExecution {
    this.checkCapacity(pipeline);
    const { env } = this.#state;
    const execution = new PipelineExecution(pipeline, request, env.clock.now());
    pipeline.executions.set(execution.id, execution);
    pipeline.live.add(execution);
    emitPipeline(env, execution, 'STARTED');
    later(env, () => this.#arrive(execution, 0));
    return execution;
  }

  /** SUPERSEDED pipelines have no such limit: who waits is replaced. @throws ServiceError */
  checkCapacity(pipeline: Pipeline): void {
    const limit = this.#state.concurrentExecutions;
    if (pipeline.mode !== 'SUPERSEDED' && pipeline.live.size >= limit)
      throw new ServiceError(
        'ConcurrentPipelineExecutionsLimitExceededException',
        `The pipeline ${pipeline.name} has reached the limit of ${limit} concurrent pipeline executions.`,
      );
  }

  /** Stops an execution that is live. */
  stop(execution: PipelineExecution, abandon: boolean): void {
    const { env } = this.#state;
    if (execution.status === 'InProgress') {
      execution.status = 'Stopping';
      emitPipeline(env, execution, 'STOPPING');
    }
    if (!execution.run) {
      // It stands in front of a stage: there is nothing to wait for.
      this.#leaveQueues(execution);
      this.#finish(execution, 'Stopped', 'STOPPED');
    } else if (abandon) execution.run.abandon('Stopped');
    else execution.run.stopAfterRunning();
  }

  /** Ends all live executions, because the pipeline's structure is about to change or to go. */
  cancelAll(pipeline: Pipeline): void {
    for (const execution of [...pipeline.live]) {
      execution.statusSummary =
        "The pipeline's definition was updated before the pipeline execution could be completed.";
      this.#leaveQueues(execution);
      if (execution.run) execution.run.abandon('Cancelled');
      else this.#finish(execution, 'Cancelled', 'CANCELED');
    }
  }

  /** Runs actions of a stage again for an execution that ended there. */
  retry(execution: PipelineExecution, gate: StageGate, actions: readonly ActionDeclaration[]): void {
    const { env } = this.#state;
    const { pipeline } = execution;
    execution.status = 'InProgress';
    execution.stopReason = undefined;
    execution.resumedTime = execution.lastUpdateTime = env.clock.now();
    pipeline.live.add(execution);
    emitPipeline(env, execution, 'RESUMED');
    const retries = (execution.retries.get(gate.stageName) ?? 0) + 1;
    execution.retries.set(gate.stageName, retries);
    this.#enter(execution, gate, { actions, retries });
  }

  /** Lets in who waits in front of a stage, as far as its transition and its lock allow. */
  admit(pipeline: Pipeline, gate: StageGate): void {
    while (gate.transition.enabled && !gate.holder) {
      const next = gate.waiting.shift();
      if (!next) return;
      this.#enter(next, gate);
    }
  }

  #arrive(execution: PipelineExecution, index: number): void {
    const { pipeline } = execution;
    const gate = pipeline.gates[index];
    if (!gate || execution.status !== 'InProgress') return;
    if (pipeline.mode === 'SUPERSEDED')
      for (const older of gate.waiting.splice(0)) this.#finish(older, 'Superseded', 'SUPERSEDED');
    gate.waiting.push(execution);
    this.admit(pipeline, gate);
  }

  #enter(
    execution: PipelineExecution,
    gate: StageGate,
    { actions, retries = 0 }: { actions?: readonly ActionDeclaration[]; retries?: number } = {},
  ): void {
    const stage = execution.declaration.stages.find(({ name }) => name === gate.stageName);
    if (!stage) throw new Error(`The execution ${execution.id} has no stage ${gate.stageName}.`);
    if (execution.pipeline.mode !== 'PARALLEL') gate.holder = execution;
    const run = new StageRun(this.#state, execution, stage, {
      retries,
      ended: (ended) => this.#stageEnded(ended, gate),
    });
    gate.latest = run;
    execution.run = run;
    run.start(actions ?? stage.actions);
  }

  #stageEnded({ execution, stage, status }: StageRun, gate: StageGate): void {
    const { pipeline } = execution;
    execution.run = undefined;
    if (gate.holder === execution) gate.holder = undefined;
    if (status === 'Succeeded') {
      execution.succeededStages.add(stage.name);
      const next = pipeline.gates.indexOf(gate) + 1;
      if (next < pipeline.gates.length) this.#arrive(execution, next);
      else this.#finish(execution, 'Succeeded', 'SUCCEEDED');
    } else if (status === 'Failed') this.#finish(execution, 'Failed', 'FAILED');
    else if (status === 'Stopped') this.#finish(execution, 'Stopped', 'STOPPED');
    else this.#finish(execution, 'Cancelled', 'CANCELED');
    if (status !== 'Cancelled') this.admit(pipeline, gate);
  }

  #leaveQueues(execution: PipelineExecution): void {
    for (const gate of execution.pipeline.gates)
      gate.waiting = gate.waiting.filter((each) => each !== execution);
  }

  #finish(execution: PipelineExecution, status: ExecutionStatus, event: PipelineEventState): void {
    execution.status = status;
    execution.lastUpdateTime = this.#state.env.clock.now();
    execution.pipeline.live.delete(execution);
    emitPipeline(this.#state.env, execution, event);
  }
}
