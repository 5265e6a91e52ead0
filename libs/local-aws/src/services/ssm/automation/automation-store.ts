import { ServiceError } from '../../../core/errors.js';
import type { AutomationRun } from './automation-run.js';

/** Every automation of the account, in order of their start. */
export class AutomationStore {
  readonly #byId = new Map<string, AutomationRun>();
  readonly #byToken = new Map<string, AutomationRun>();

  add(run: AutomationRun, clientToken?: string): void {
    this.#byId.set(run.id, run);
    if (clientToken !== undefined) this.#byToken.set(clientToken.toLowerCase(), run);
  }

  find(id: string): AutomationRun | undefined {
    return this.#byId.get(id);
  }

  /** @throws ServiceError AutomationExecutionNotFoundException */
  get(id: string): AutomationRun {
    const run = this.#byId.get(id);
    if (!run)
      throw new ServiceError(
        'AutomationExecutionNotFoundException',
        `There is no automation execution with the id ${id}.`,
      );
    return run;
  }

  /** Tokens are case insensitive. */
  startedWith(clientToken: string): AutomationRun | undefined {
    return this.#byToken.get(clientToken.toLowerCase());
  }

  /** Oldest first. */
  all(): Iterable<AutomationRun> {
    return this.#byId.values();
  }
}
