import type { Clock } from '../clock/clock.js';
import type { ActivityBroker, ActivityTask } from '../task/activity-broker.js';
import { checkArn } from './arn.js';
import { checkName } from './names.js';
import { page, type PageRequest } from './paging.js';
import { StatesError } from './states-error.js';

/** GetActivityTask answers with nothing after this. */
const POLL_MS = 60_000;

export interface ActivityRecord {
  readonly activityArn: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly creationDate: number;
}

interface Activity extends ActivityRecord {
  readonly waiting: Set<ActivityTask>;
  readonly workers: Set<(task: ActivityTask) => void>;
}

/** Activities, the tasks that wait for a worker and the workers that wait for a task. */
export class ActivityStore implements ActivityBroker {
  readonly #activities = new Map<string, Activity>();
  readonly #clock: Clock;
  readonly #arnOf: (name: string) => string;

  constructor(options: { readonly clock: Clock; readonly arnOf: (name: string) => string }) {
    this.#clock = options.clock;
    this.#arnOf = options.arnOf;
  }

  /** CreateActivity; creating it again answers the existing one. @throws StatesError InvalidName. */
  create(name: string): ActivityRecord {
    checkName(name);
    const activityArn = this.#arnOf(name);
    const existing = this.#activities.get(activityArn);
    if (existing) return record(existing);
    const creationDate = this.#clock.now();
    const activity = {
      activityArn,
      name,
      creationDate,
      waiting: new Set<never>(),
      workers: new Set<never>(),
    };
    this.#activities.set(activityArn, activity);
    return record(activity);
  }

  /** @throws StatesError InvalidArn, ActivityDoesNotExist. */
  describe(activityArn: string): ActivityRecord {
    return record(this.#get(activityArn));
  }

  list(request: PageRequest = {}): { items: readonly ActivityRecord[]; nextToken?: string } {
    return page([...this.#activities.values()].map(record), 'activities', request);
  }

  /** Deleting what does not exist is no error. */
  delete(activityArn: string): void {
    checkArn(activityArn, 'activity');
    this.#activities.delete(activityArn);
  }

  exists(activityArn: string): boolean {
    return this.#activities.has(activityArn);
  }

  schedule(task: ActivityTask): () => void {
    const activity = this.#get(task.activityArn);
    const [worker] = activity.workers;
    if (worker) {
      activity.workers.delete(worker);
      // The scheduling state must have finished its own step before the worker's event follows.
      queueMicrotask(() => worker(task));
      return () => undefined;
    }
    activity.waiting.add(task);
    return () => activity.waiting.delete(task);
  }

  /**
   * GetActivityTask: the task that has waited longest, or undefined after 60 seconds without one.
   * @throws StatesError InvalidArn, ActivityDoesNotExist.
   */
  poll(activityArn: string, workerName?: string): Promise<{ taskToken: string; input: string } | undefined> {
    const activity = this.#get(activityArn);
    const [task] = activity.waiting;
    if (task) {
      activity.waiting.delete(task);
      return Promise.resolve(take(task, workerName));
    }
    return new Promise((resolve) => {
      const worker = (found: ActivityTask) => {
        cancelTimer();
        resolve(take(found, workerName));
      };
      const cancelTimer = this.#clock.setTimer(this.#clock.now() + POLL_MS, () => {
        activity.workers.delete(worker);
        resolve(undefined);
      });
      activity.workers.add(worker);
    });
  }

  #get(activityArn: string): Activity {
    checkArn(activityArn, 'activity');
    const activity = this.#activities.get(activityArn);
    if (!activity) throw new StatesError('ActivityDoesNotExist', `Activity Does Not Exist: '${activityArn}'`);
    return activity;
  }
}

function take(task: ActivityTask, workerName: string | undefined): { taskToken: string; input: string } {
  task.started(workerName);
  return { taskToken: task.taskToken, input: task.input };
}

function record({ activityArn, name, creationDate }: Activity): ActivityRecord {
  return { activityArn, name, creationDate };
}
