import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../../core/environment.js';
import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import { INERT_TYPES } from '../plan/plan.js';
import type { JsonObject, TemplateResource } from '../template/template.js';
import { nameGenerator } from './generated-name.js';
import type { Stack, StackResource } from './stack.js';

export interface ChangeOptions {
  readonly env: Environment;
  readonly providers: Readonly<Record<string, ResourceProvider>>;
  readonly stackName: string;
  readonly previous: Stack | undefined;
  readonly resolveAsset?: ((bucket: string, key: string) => string) | undefined;
}

/** One change of a stack's resources: applies, cleans up, or takes back what it did. */
export class Change {
  /** The resources of the new stack so far, in the order of their creation. */
  readonly resources = new Map<string, StackResource>();
  readonly #options: ChangeOptions;
  /** How to take back each step, last one first. */
  readonly #undo: (() => void | Promise<void>)[] = [];

  constructor(options: ChangeOptions) {
    this.#options = options;
  }

  /** Creates, updates, replaces or keeps one resource. @throws Error naming the logical id. */
  async apply(logicalId: string, resource: TemplateResource | undefined, scope: Scope): Promise<void> {
    if (!resource) return;
    try {
      const properties = evaluate(resource.Properties ?? {}, scope) as JsonObject;
      const before = this.#options.previous?.resources.get(logicalId);
      const deployed = await this.#deployOne(logicalId, resource, properties, before);
      this.resources.set(logicalId, deployed);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const where = `${logicalId} (${resource.Type}): `;
      throw new Error(message.startsWith(where) ? message : where + message, { cause: error });
    }
  }

  /** Deletes what the previous stack had and the new one has not (any more, or under this physical id), newest first. */
  async removeOld({ failLoudly = false } = {}): Promise<void> {
    for (const old of [...(this.#options.previous?.resources.values() ?? [])].reverse()) {
      const now = this.resources.get(old.logicalId);
      if (now && now.type === old.type && now.physicalId === old.physicalId) continue;
      try {
        if (!old.retain) await this.#delete(old);
      } catch (error) {
        const message = `${old.logicalId} (${old.type}) could not be deleted: ${(error as Error).message}`;
        if (failLoudly) throw new Error(message, { cause: error });
        // As on AWS: what cannot be cleaned up after an update does not undo the update.
        this.#options.env.log(message);
      }
    }
  }

  async rollBack(): Promise<void> {
    for (const undo of this.#undo.reverse()) {
      try {
        await undo();
      } catch (error) {
        this.#options.env.log(`Roll-back of ${this.#options.stackName}: ${(error as Error).message}`);
      }
    }
  }

  async #deployOne(
    logicalId: string,
    resource: TemplateResource,
    properties: JsonObject,
    before: StackResource | undefined,
  ): Promise<StackResource> {
    const { env, providers } = this.#options;
    const describe = (deployed: DeployedResource, status: StackResource['status']): StackResource => ({
      logicalId,
      type: resource.Type,
      ...deployed,
      properties,
      status,
      retain: resource.DeletionPolicy === 'Retain' || resource.DeletionPolicy === 'RetainExceptOnCreate',
      changedAt: env.clock.now(),
    });
    const provider = providers[resource.Type];
    if (!provider || INERT_TYPES.includes(resource.Type)) {
      return describe(
        { physicalId: `${this.#options.stackName}-${logicalId}`, attributes: {} },
        'CREATE_COMPLETE',
      );
    }
    const context = this.#context(logicalId);
    if (before?.type === resource.Type) {
      const retain = describe(before, before.status).retain;
      if (isDeepStrictEqual(before.properties, properties)) return { ...before, retain };
      if (provider.update) {
        const update = provider.update.bind(provider);
        const deployed = await update(before.physicalId, properties, context);
        this.#undo.push(async () => {
          await update(deployed.physicalId, before.properties, context);
        });
        return describe(deployed, 'UPDATE_COMPLETE');
      }
    }
    const created = describe(await provider.create(properties, context), 'CREATE_COMPLETE');
    // As on AWS, Retain keeps a resource even when its creation is rolled back; RetainExceptOnCreate does not.
    if (resource.DeletionPolicy !== 'Retain') this.#undo.push(() => this.#delete(created));
    return created;
  }

  async #delete({ logicalId, type, physicalId }: StackResource): Promise<void> {
    await this.#options.providers[type]?.delete?.(physicalId, this.#context(logicalId));
  }

  #context(logicalId: string): ResourceContext {
    const { env, stackName, resolveAsset } = this.#options;
    return {
      env,
      stackName,
      logicalId,
      generateName: nameGenerator(stackName, logicalId),
      resolveAsset:
        resolveAsset ??
        ((bucket, key) => {
          throw new Error(
            `needs the asset s3://${bucket}/${key}, but deploy() was given no resolveAsset to find it on this machine`,
          );
        }),
    };
  }
}
