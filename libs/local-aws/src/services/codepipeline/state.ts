import type { Environment } from '../../core/environment.js';
import { executionNotFound, pipelineNotFound } from './errors.js';
import type { ActionRun } from './actions/action-run.js';
import type { PipelineExecution } from './execution/pipeline-execution.js';
import type { Pipeline } from './pipeline.js';

export interface CodePipelineOptions {
  /** Executions of one QUEUED or PARALLEL pipeline at once; AWS's quota: 50. */
  readonly concurrentExecutions?: number;
}

/** A job of an Invoke action, which its function answers by PutJobSuccessResult or PutJobFailureResult. */
export interface Job {
  readonly id: string;
  readonly run: ActionRun;
  /** As GetJobDetails answers it and the function gets it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Undefined once the job is answered or over. */
  answer: ((result: JobResult) => void) | undefined;
}

export type JobResult =
  | {
      readonly kind: 'success';
      readonly continuationToken: string | undefined;
      readonly outputVariables: Readonly<Record<string, string>>;
      readonly details: JobDetails;
    }
  | {
      readonly kind: 'failure';
      readonly code: string;
      readonly message: string;
      readonly details: JobDetails;
    };

export interface JobDetails {
  readonly summary?: string | undefined;
  readonly externalExecutionId?: string | undefined;
  readonly percentComplete?: number | undefined;
}

/** Everything the operations of CodePipeline share. */
export class CodePipelineState {
  readonly env: Environment;
  readonly concurrentExecutions: number;
  readonly pipelines = new Map<string, Pipeline>();
  readonly jobs = new Map<string, Job>();
  /** Open approvals and answered ones, by token. */
  readonly approvals = new Map<string, ActionRun>();

  constructor(env: Environment, options: CodePipelineOptions = {}) {
    this.env = env;
    this.concurrentExecutions = options.concurrentExecutions ?? 50;
  }

  arn(pipeline: string): string {
    return this.env.arn('codepipeline', pipeline);
  }

  /** @throws ServiceError PipelineNotFoundException */
  pipeline(name: string): Pipeline {
    const pipeline = this.pipelines.get(name);
    if (!pipeline) throw pipelineNotFound(name, this.env.accountId);
    return pipeline;
  }

  /** @throws ServiceError PipelineNotFoundException, PipelineExecutionNotFoundException */
  execution(pipelineName: string, id: string): PipelineExecution {
    const execution = this.pipeline(pipelineName).executions.get(id);
    if (!execution) throw executionNotFound(pipelineName, id);
    return execution;
  }
}
