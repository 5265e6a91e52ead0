import { randomUUID } from 'node:crypto';
import type { PipelineDeclaration } from '../declaration/declaration.js';
import { OWN, VARIABLES } from '../declaration/references.js';
import type { Pipeline } from '../pipeline.js';
import type { ActionExecution } from './action-execution.js';
import type { Artifact, SourceRevision } from './artifact.js';
import type { StageRun } from './stage-run.js';

export type ExecutionStatus =
  'Cancelled' | 'InProgress' | 'Stopped' | 'Stopping' | 'Succeeded' | 'Superseded' | 'Failed';

export interface Trigger {
  readonly triggerType:
    'CloudWatchEvent' | 'CreatePipeline' | 'StartPipelineExecution' | 'PollForSourceChanges';
  /** ARN of the caller or of the rule. */
  readonly triggerDetail?: string;
}

/** What StartPipelineExecution says a source action shall take instead of its configured key and newest version. */
export interface SourceOverride {
  readonly key?: string;
  readonly versionId?: string;
}

export interface NewExecution {
  readonly trigger: Trigger;
  readonly variables: Readonly<Record<string, string>>;
  readonly sourceOverrides: ReadonlyMap<string, SourceOverride>;
}

/** One execution of a pipeline, by the structure that the pipeline had when it started. */
export class PipelineExecution {
  readonly id = randomUUID();
  readonly pipeline: Pipeline;
  readonly declaration: PipelineDeclaration;
  readonly trigger: Trigger;
  readonly variables: Readonly<Record<string, string>>;
  readonly sourceOverrides: ReadonlyMap<string, SourceOverride>;
  readonly startTime: number;
  lastUpdateTime: number;
  /** When it was started or last retried. */
  resumedTime: number;
  status: ExecutionStatus = 'InProgress';
  statusSummary: string | undefined;
  stopReason: string | undefined;
  /** The stage it is in now. */
  run: StageRun | undefined;
  /** Names of the stages it has succeeded in. */
  readonly succeededStages = new Set<string>();
  /** How often each stage was retried. */
  readonly retries = new Map<string, number>();
  /** All runs of all actions, oldest first. */
  readonly actions: ActionExecution[] = [];
  readonly artifacts = new Map<string, Artifact>();
  readonly revisions = new Map<string, SourceRevision>();
  /** Values of variables by namespace. */
  readonly namespaces: Map<string, Readonly<Record<string, string>>>;

  constructor(pipeline: Pipeline, { trigger, variables, sourceOverrides }: NewExecution, now: number) {
    this.pipeline = pipeline;
    this.declaration = pipeline.declaration;
    this.trigger = trigger;
    this.variables = variables;
    this.sourceOverrides = sourceOverrides;
    this.startTime = this.lastUpdateTime = this.resumedTime = now;
    this.namespaces = new Map<string, Readonly<Record<string, string>>>([
      [VARIABLES, variables],
      [OWN, { PipelineExecutionId: this.id }],
    ]);
  }

  get isLive(): boolean {
    return this.status === 'InProgress' || this.status === 'Stopping';
  }

  /** The last run of an action of a stage. */
  lastAction(stageName: string, actionName: string): ActionExecution | undefined {
    return this.actions.findLast((action) => action.stageName === stageName && action.name === actionName);
  }
}
