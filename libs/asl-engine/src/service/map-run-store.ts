import type { Execution } from '../execution.js';
import type { MapRun, MapRunObserver } from '../map-run/map-run.js';
import { StatesError } from './states-error.js';

/** Map runs by ARN and by the execution they belong to, with their children. */
export class MapRunStore implements MapRunObserver {
  readonly #runs = new Map<string, MapRun>();
  readonly #children = new Map<string, Execution[]>();

  started(run: MapRun): void {
    this.#runs.set(run.mapRunArn, run);
    this.#children.set(run.mapRunArn, []);
  }

  childStarted(run: MapRun, child: Execution): void {
    this.#children.get(run.mapRunArn)?.push(child);
  }

  /** @throws StatesError ResourceNotFound. */
  get(mapRunArn: string): MapRun {
    const run = this.#runs.get(mapRunArn);
    if (!run) throw new StatesError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
    return run;
  }

  /** Newest first. */
  ofExecution(executionArn: string): MapRun[] {
    return [...this.#runs.values()].filter((run) => run.executionArn === executionArn).reverse();
  }

  /** Newest first. @throws StatesError ResourceNotFound. */
  children(mapRunArn: string): Execution[] {
    this.get(mapRunArn);
    return [...(this.#children.get(mapRunArn) ?? [])].reverse();
  }

  /** A child execution by its ARN. */
  find(executionArn: string): Execution | undefined {
    for (const children of this.#children.values()) {
      const child = children.find(({ identity }) => identity.executionArn === executionArn);
      if (child) return child;
    }
    return undefined;
  }
}
