import { randomUUID } from 'node:crypto';
import type { Environment } from '../../../core/environment.js';
import { ServiceError } from '../../../core/errors.js';
import type { ResourceProvider } from '../../../core/resource.js';
import { resolveParameters } from '../plan/parameters.js';
import { makePlan } from '../plan/plan.js';
import { pseudoParameters } from '../plan/pseudo-parameters.js';
import { DeploymentError } from '../template/deployment-error.js';
import { parseTemplate } from '../template/parse-template.js';
import { Change } from './change.js';
import { deployedScope } from './deployed-scope.js';
import { evaluateOutputs } from './outputs.js';
import type { Stack } from './stack.js';
import type { StackStore } from './stack-store.js';

export interface DeployRequest {
  readonly stackName: string;
  /** JSON or YAML text, or the parsed template. */
  readonly template: string | object;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** Where an asset (`Code: {S3Bucket, S3Key}`) lies on this machine. */
  readonly resolveAsset?: ((bucket: string, key: string) => string) | undefined;
}

export interface DeployerOptions {
  readonly env: Environment;
  readonly store: StackStore;
  readonly providers: Readonly<Record<string, ResourceProvider>>;
}

/** Creates, updates and deletes stacks. */
export class Deployer {
  readonly #options: DeployerOptions;

  constructor(options: DeployerOptions) {
    this.#options = options;
  }

  /**
   * Deploys a stack: creates it, or updates the one of this name.
   * @throws DeploymentError naming every fault; nothing was created, or what was created is rolled back.
   */
  deploy(request: DeployRequest): Promise<Stack> {
    return this.#options.env.activity.track(() => this.#deploy(request));
  }

  async #deploy(request: DeployRequest): Promise<Stack> {
    const { env, store, providers } = this.#options;
    const { stackName } = request;
    if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(stackName)) {
      throw new DeploymentError(stackName, ['the name of a stack is up to 128 letters, digits and hyphens']);
    }
    const previous = store.get(stackName);
    if (previous?.status.endsWith('_IN_PROGRESS')) {
      throw new DeploymentError(stackName, [`it is in ${previous.status} state and can not be updated`]);
    }
    const stackId = previous?.stackId ?? env.arn('cloudformation', `stack/${stackName}/${randomUUID()}`);
    const template = this.#parse(stackName, request.template);
    const problems: string[] = [];
    const parameters = await resolveParameters(
      template,
      request.parameters ?? {},
      (name) => this.#ssmParameter(name),
      problems,
    );
    const pseudo = pseudoParameters(env, { stackName, stackId });
    const importValue = (name: string) => store.importValue(name);
    const plan = makePlan({ stackName, template, parameters, pseudo, providers, importValue, problems });

    const base: Stack = {
      stackName,
      stackId,
      status: previous ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS',
      template,
      templateSource: request.template,
      parameters,
      resources: previous?.resources ?? new Map(),
      outputs: previous?.outputs ?? [],
      imports: plan.imports,
      createdAt: previous?.createdAt ?? env.clock.now(),
      ...(previous && { updatedAt: env.clock.now() }),
    };
    store.put(base);
    const change = new Change({ env, providers, stackName, previous, resolveAsset: request.resolveAsset });
    try {
      const scope = deployedScope(template, parameters, pseudo, importValue, change.resources);
      for (const logicalId of plan.order) await change.apply(logicalId, template.Resources[logicalId], scope);
      const outputs = evaluateOutputs(base, plan.outputs, scope, store);
      await change.removeOld();
      const status = previous ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE';
      return store.put({ ...base, status, resources: new Map(change.resources), outputs });
    } catch (error) {
      await change.rollBack();
      const reason = error instanceof Error ? error.message : String(error);
      if (previous) store.put({ ...previous, status: 'UPDATE_ROLLBACK_COMPLETE', statusReason: reason });
      else store.remove(stackName);
      throw new DeploymentError(stackName, [`${reason} (rolled back)`], { cause: error });
    }
  }

  /** Deletes a stack; resources to be retained stay. An unknown stack is no error, as on AWS. */
  delete(stackName: string): Promise<void> {
    const { env, store, providers } = this.#options;
    return env.activity.track(async () => {
      const stack = store.get(stackName);
      if (!stack) return;
      for (const { exportName } of stack.outputs) {
        const importers = exportName === undefined ? [] : store.importersOf(exportName);
        if (importers.length > 0) {
          throw new ServiceError(
            'ValidationError',
            `Export ${String(exportName)} cannot be deleted as it is in use by ${importers.join(', ')}`,
          );
        }
      }
      store.put({ ...stack, status: 'DELETE_IN_PROGRESS' });
      const change = new Change({ env, providers, stackName: stack.stackName, previous: stack });
      try {
        await change.removeOld({ failLoudly: true });
        store.remove(stack.stackName);
      } catch (error) {
        store.put({ ...stack, status: 'DELETE_FAILED', statusReason: (error as Error).message });
        throw new DeploymentError(stack.stackName, [(error as Error).message], { cause: error });
      }
    });
  }

  #parse(stackName: string, source: string | object) {
    try {
      return parseTemplate(source);
    } catch (error) {
      throw new DeploymentError(stackName, [(error as Error).message], { cause: error });
    }
  }

  async #ssmParameter(name: string): Promise<string | undefined> {
    const { env } = this.#options;
    try {
      const principal = env.credentials.service('cloudformation');
      const answer = await env.invoke('ssm', 'GetParameter', { Name: name, WithDecryption: true }, principal);
      return (answer as { Parameter?: { Value?: string } }).Parameter?.Value;
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'ParameterNotFound') return undefined;
      throw error;
    }
  }
}
