import { ServiceError } from '../../../core/errors.js';
import type { Principal } from '../../../core/principal.js';
import { substitute } from '../declaration/references.js';
import type { ActionError, ActionExecution } from '../execution/action-execution.js';
import type { Artifact, SourceRevision } from '../execution/artifact.js';
import type { PipelineExecution } from '../execution/pipeline-execution.js';
import type { CodePipelineState } from '../state.js';

/** What an action gave beside its success. */
export interface ActionOutputs {
  readonly artifacts?: readonly Artifact[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly revision?: SourceRevision;
}

/** Does one kind of action. It ends by `run.succeed` or `run.fail`, now or at any later time; what it throws fails it. */
export type ActionProvider = (run: ActionRun) => void | Promise<void>;

/** One action as its provider sees it while it runs. */
export class ActionRun {
  readonly state: CodePipelineState;
  readonly execution: PipelineExecution;
  readonly action: ActionExecution;
  readonly #ended: (run: ActionRun) => void;
  readonly #cleanups: (() => void)[] = [];

  constructor(
    state: CodePipelineState,
    execution: PipelineExecution,
    action: ActionExecution,
    ended: (run: ActionRun) => void,
  ) {
    this.state = state;
    this.execution = execution;
    this.action = action;
    this.#ended = ended;
  }

  get isOpen(): boolean {
    return this.action.status === 'InProgress';
  }

  /** A session of the action's role, or else the pipeline's. AWS does not document its name; ours is the execution's id. */
  get principal(): Principal {
    const role = this.action.declaration.roleArn ?? this.execution.declaration.roleArn;
    return this.state.env.credentials.assumedRole(role, this.execution.id);
  }

  /** The value of a key with its variables replaced. */
  configured(key: string): string | undefined {
    return this.action.resolvedConfiguration[key];
  }

  /** Resolves the configuration and finds the input artifacts. @throws Error naming what is missing. */
  prepare(): void {
    const { configuration, inputArtifacts } = this.action.declaration;
    this.action.resolvedConfiguration = Object.fromEntries(
      Object.entries(configuration).map(([key, value]) => [
        key,
        substitute(value, this.execution.namespaces),
      ]),
    );
    this.action.inputArtifacts = inputArtifacts.map((name) => {
      const artifact = this.execution.artifacts.get(name);
      if (!artifact) throw new Error(`The input artifact ${name} was not made by this execution.`);
      return artifact;
    });
  }

  /** Calls `fire` at a time of the clock, unless the action has ended by then. */
  at(time: number, fire: () => void): void {
    this.onEnd(this.state.env.clock.setTimer(time, () => this.isOpen && fire()));
  }

  onEnd(cleanup: () => void): void {
    this.#cleanups.push(cleanup);
  }

  succeed({ artifacts = [], variables = {}, revision }: ActionOutputs = {}): void {
    if (!this.isOpen) return;
    const { action, execution } = this;
    action.outputArtifacts = artifacts;
    action.outputVariables = variables;
    for (const artifact of artifacts) execution.artifacts.set(artifact.name, artifact);
    if (revision) execution.revisions.set(revision.actionName, revision);
    const { namespace } = action.declaration;
    if (namespace !== undefined) execution.namespaces.set(namespace, variables);
    this.#end('Succeeded');
  }

  fail(error: ActionError | undefined): void {
    if (!this.isOpen) return;
    this.action.error = error;
    this.#end('Failed');
  }

  /** Ends it from outside: the execution was stopped or cancelled. */
  abandon(): void {
    if (this.isOpen) this.#end('Abandoned');
  }

  #end(status: 'Succeeded' | 'Failed' | 'Abandoned'): void {
    this.action.status = status;
    this.action.lastUpdateTime = this.execution.lastUpdateTime = this.state.env.clock.now();
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    this.#ended(this);
  }
}

/** What a failed call of another service is to the action: AWS's codes of failures of actions. */
export function asActionError(error: unknown): ActionError {
  const message = error instanceof Error ? error.message : String(error);
  const denied = error instanceof ServiceError && error.code.includes('AccessDenied');
  return { code: denied ? 'PermissionError' : 'ConfigurationError', message: message.slice(0, 5000) };
}
