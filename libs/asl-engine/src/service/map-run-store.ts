import type { MapRun, MapRunObserver } from '../map-run/map-run.js';
import type { ChildExecution } from '../run/child-execution.js';
import { StatesError } from './states-error.js';

export interface UpdateMapRunInput {
  readonly mapRunArn: string;
  readonly maxConcurrency?: number;
  readonly toleratedFailureCount?: number;
  /** 0 to 100. */
  readonly toleratedFailurePercentage?: number;
}

/** A child execution and the Map Run it belongs to. */
export interface MapRunChild {
  readonly mapRun: MapRun;
  readonly child: ChildExecution;
}

/** Map runs by ARN and by the execution they belong to, with their children. */
export class MapRunStore implements MapRunObserver {
  readonly #runs = new Map<string, { readonly mapRun: MapRun; readonly children: ChildExecution[] }>();
  readonly #ofExecution = new Map<string, MapRun[]>();
  readonly #byChild = new Map<string, MapRunChild>();

  started(mapRun: MapRun): void {
    this.#runs.set(mapRun.mapRunArn, { mapRun, children: [] });
    const siblings = this.#ofExecution.get(mapRun.executionArn) ?? [];
    this.#ofExecution.set(mapRun.executionArn, siblings);
    siblings.push(mapRun);
  }

  childStarted(mapRun: MapRun, child: ChildExecution): void {
    this.#runs.get(mapRun.mapRunArn)?.children.push(child);
    this.#byChild.set(child.identity.executionArn, { mapRun, child });
  }

  /** DescribeMapRun. @throws StatesError ResourceNotFound. */
  get(mapRunArn: string): MapRun {
    return this.#get(mapRunArn).mapRun;
  }

  /** ListMapRuns: newest first. */
  ofExecution(executionArn: string): MapRun[] {
    return (this.#ofExecution.get(executionArn) ?? []).toReversed();
  }

  /** Newest first. @throws StatesError ResourceNotFound. */
  children(mapRunArn: string): ChildExecution[] {
    return this.#get(mapRunArn).children.toReversed();
  }

  /** A child execution by its ARN. */
  find(executionArn: string): MapRunChild | undefined {
    return this.#byChild.get(executionArn);
  }

  /** UpdateMapRun: counts for what has not started yet. @throws StatesError ResourceNotFound, ValidationException. */
  update(input: UpdateMapRunInput): void {
    const { mapRun } = this.#get(input.mapRunArn);
    const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = input;
    const percentage = toleratedFailurePercentage ?? 0;
    const counts = [maxConcurrency ?? 0, toleratedFailureCount ?? 0];
    if (percentage < 0 || percentage > 100 || counts.some((count) => count < 0 || !Number.isInteger(count))) {
      throw new StatesError(
        'ValidationException',
        'MaxConcurrency and ToleratedFailureCount must be whole numbers of 0 or more, ToleratedFailurePercentage 0 to 100.',
      );
    }
    if (maxConcurrency !== undefined) mapRun.maxConcurrency = maxConcurrency;
    if (toleratedFailureCount !== undefined) mapRun.toleratedFailureCount = toleratedFailureCount;
    if (toleratedFailurePercentage !== undefined)
      mapRun.toleratedFailurePercentage = toleratedFailurePercentage;
    mapRun.changed?.();
  }

  #get(mapRunArn: string) {
    const found = this.#runs.get(mapRunArn);
    if (!found) throw new StatesError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
    return found;
  }
}
