import { randomUUID } from 'node:crypto';
import type { ActionDeclaration } from '../declaration/declaration.js';
import type { Artifact } from './artifact.js';

export type ActionStatus = 'InProgress' | 'Abandoned' | 'Succeeded' | 'Failed';

export interface ActionError {
  /** e.g. `JobFailed`, `ConfigurationError`, `PermissionError`. */
  readonly code: string;
  readonly message: string;
}

/** One run of one action: what ListActionExecutions tells of it. */
export class ActionExecution {
  readonly id = randomUUID();
  readonly stageName: string;
  readonly declaration: ActionDeclaration;
  readonly startTime: number;
  lastUpdateTime: number;
  status: ActionStatus = 'InProgress';
  /** The caller that decided an approval. */
  updatedBy: string | undefined;
  resolvedConfiguration: Readonly<Record<string, string>> = {};
  inputArtifacts: readonly Artifact[] = [];
  outputArtifacts: readonly Artifact[] = [];
  outputVariables: Readonly<Record<string, string>> = {};
  /** Of an approval: what PutApprovalResult must bring. */
  token: string | undefined;
  externalExecutionId: string | undefined;
  externalExecutionUrl: string | undefined;
  summary: string | undefined;
  percentComplete: number | undefined;
  error: ActionError | undefined;

  constructor(stageName: string, declaration: ActionDeclaration, now: number) {
    this.stageName = stageName;
    this.declaration = declaration;
    this.startTime = now;
    this.lastUpdateTime = now;
  }

  get name(): string {
    return this.declaration.name;
  }
}
