import type { ExecutionMode, PipelineDeclaration, StageDeclaration } from './declaration/declaration.js';
import { stageNotFound } from './errors.js';
import type { PipelineExecution } from './execution/pipeline-execution.js';
import type { StageRun } from './execution/stage-run.js';

export interface Transition {
  readonly enabled: boolean;
  readonly lastChangedBy?: string;
  readonly lastChangedAt?: number;
  readonly disabledReason?: string;
}

/** The door of a stage: who is in, who waits in front of it, and whether it is open. */
export interface StageGate {
  readonly stageName: string;
  transition: Transition;
  /** Oldest first. */
  waiting: PipelineExecution[];
  /** Who has the stage to itself; in PARALLEL mode nobody has. */
  holder: PipelineExecution | undefined;
  /** The last run that entered. */
  latest: StageRun | undefined;
}

/** A pipeline: its structure now, its earlier ones, its executions. */
export class Pipeline {
  readonly name: string;
  readonly arn: string;
  readonly created: number;
  updated: number;
  declaration: PipelineDeclaration;
  /** By version. */
  readonly versions = new Map<number, PipelineDeclaration>();
  readonly tags = new Map<string, string>();
  /** Oldest first. */
  readonly executions = new Map<string, PipelineExecution>();
  readonly live = new Set<PipelineExecution>();
  /** Executions by the clientRequestToken they were started with. */
  readonly requestTokens = new Map<string, PipelineExecution>();
  gates: readonly StageGate[];
  /** When polling was switched off because nothing happened for 30 days. */
  pollingDisabledAt: number | undefined;

  constructor(arn: string, declaration: PipelineDeclaration, now: number) {
    this.name = declaration.name;
    this.arn = arn;
    this.created = this.updated = now;
    this.declaration = { ...declaration, version: 1 };
    this.versions.set(1, this.declaration);
    this.gates = declaration.stages.map(newGate);
  }

  get mode(): ExecutionMode {
    return this.declaration.executionMode;
  }

  /** Takes a new structure. Stages that keep their name keep their transition; nobody is in any of them. */
  update(declaration: PipelineDeclaration, now: number): void {
    const version = this.declaration.version + 1;
    this.declaration = { ...declaration, version };
    this.versions.set(version, this.declaration);
    this.updated = now;
    this.pollingDisabledAt = undefined;
    const before = new Map(this.gates.map((gate) => [gate.stageName, gate]));
    this.gates = declaration.stages.map((stage) => {
      const gate = before.get(stage.name);
      return gate ? { ...gate, waiting: [], holder: undefined } : newGate(stage);
    });
  }

  /** @throws ServiceError StageNotFoundException */
  gate(stageName: string): StageGate {
    const gate = this.gates.find((each) => each.stageName === stageName);
    if (!gate) throw stageNotFound(this.name, stageName);
    return gate;
  }
}

const newGate = ({ name }: StageDeclaration): StageGate => ({
  stageName: name,
  transition: { enabled: true },
  waiting: [],
  holder: undefined,
  latest: undefined,
});
