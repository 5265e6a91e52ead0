import { ServiceError } from '../../core/errors.js';
import type { ActionDeclaration } from './declaration/declaration.js';
import type { Engine } from './execution/engine.js';
import { resolveVariables } from './execution/read-start.js';
import type { Pipeline } from './pipeline.js';
import type { CodePipelineState } from './state.js';

/** How long after a change a poll sees it. AWS does not document its period; ours is a minute. */
export const POLLING_PERIOD = 60_000;
/** "Polling is switched off for pipelines that are inactive for more than 30 days." */
const IDLE_LIMIT = 30 * 24 * 3_600_000;

/**
 * Polling of S3 sources (`PollForSourceChanges`, on unless it is switched off): the newest version of the object starts an
 * execution; of several versions between two polls only the last one does.
 */
export class Polling {
  readonly #state: CodePipelineState;
  readonly #engine: Engine;
  /** The version seen last and the poll to come, by pipeline and source action. */
  readonly #seen = new Map<Pipeline, Map<string, string>>();
  readonly #timers = new Map<Pipeline, () => void>();

  constructor(state: CodePipelineState, engine: Engine) {
    this.#state = state;
    this.#engine = engine;
  }

  /** An object was written: whoever polls it will see it. */
  changed(bucket: string, key: string): void {
    for (const pipeline of this.#state.pipelines.values()) {
      const polled = polledActions(pipeline).some(
        ({ configuration }) => configuration['S3Bucket'] === bucket && configuration['S3ObjectKey'] === key,
      );
      if (polled && !this.#timers.has(pipeline)) this.#schedule(pipeline);
    }
  }

  /** Takes the versions there are now for seen: of a pipeline just created or changed. */
  async remember(pipeline: Pipeline): Promise<void> {
    for (const action of polledActions(pipeline)) {
      const version = await this.#newest(pipeline, action);
      if (version !== undefined) this.#of(pipeline).set(action.name, version);
    }
  }

  forget(pipeline: Pipeline): void {
    this.#timers.get(pipeline)?.();
    this.#timers.delete(pipeline);
    this.#seen.delete(pipeline);
  }

  #schedule(pipeline: Pipeline): void {
    const { clock, activity } = this.#state.env;
    const poll = (): void => {
      this.#timers.delete(pipeline);
      void activity.track(() => this.#poll(pipeline)).catch((error: unknown) => this.#log(pipeline, error));
    };
    this.#timers.set(pipeline, clock.setTimer(clock.now() + POLLING_PERIOD, poll));
  }

  async #poll(pipeline: Pipeline): Promise<void> {
    if (pipeline.pollingDisabledAt !== undefined) return;
    const now = this.#state.env.clock.now();
    const lastActive = [...pipeline.executions.values()].at(-1)?.lastUpdateTime ?? pipeline.updated;
    if (now - lastActive > IDLE_LIMIT) {
      pipeline.pollingDisabledAt = now;
      return;
    }
    for (const action of polledActions(pipeline)) {
      const version = await this.#newest(pipeline, action);
      if (version === undefined || this.#of(pipeline).get(action.name) === version) continue;
      this.#of(pipeline).set(action.name, version);
      this.#engine.start(pipeline, {
        trigger: { triggerType: 'PollForSourceChanges', triggerDetail: action.name },
        variables: resolveVariables(pipeline),
        sourceOverrides: new Map(),
      });
    }
  }

  async #newest(pipeline: Pipeline, { configuration }: ActionDeclaration): Promise<string | undefined> {
    const { env } = this.#state;
    const input = { Bucket: configuration['S3Bucket'], Key: configuration['S3ObjectKey'] };
    const principal = env.credentials.assumedRole(pipeline.declaration.roleArn, 'polling');
    try {
      return ((await env.invoke('s3', 'HeadObject', input, principal)) as { VersionId?: string }).VersionId;
    } catch (error) {
      // No object or no bucket yet: there is nothing to start with.
      if (error instanceof ServiceError) return undefined;
      throw error;
    }
  }

  #of(pipeline: Pipeline): Map<string, string> {
    const seen = this.#seen.get(pipeline) ?? new Map<string, string>();
    this.#seen.set(pipeline, seen);
    return seen;
  }

  #log(pipeline: Pipeline, error: unknown): void {
    this.#state.env.log(`CodePipeline could not start ${pipeline.name} after a poll: ${String(error)}`);
  }
}

/** PollForSourceChanges is true unless it says false: the default of the API and of CloudFormation. */
const polledActions = (pipeline: Pipeline): ActionDeclaration[] =>
  (pipeline.declaration.stages[0]?.actions ?? []).filter(
    ({ configuration }) => configuration['PollForSourceChanges']?.toLowerCase() !== 'false',
  );
