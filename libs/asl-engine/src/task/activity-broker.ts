/** One attempt of an activity task that waits for a worker. */
export interface ActivityTask {
  readonly activityArn: string;
  readonly taskToken: string;
  /** JSON text. */
  readonly input: string;
  /** To be called when a worker takes the task. */
  readonly started: (workerName: string | undefined) => void;
}

/** Brings activity tasks and workers together; workers answer by the task's token. */
export interface ActivityBroker {
  exists(activityArn: string): boolean;
  /** Offers a task to the workers of an activity that exists. Answers a function that withdraws it. */
  schedule(task: ActivityTask): () => void;
}
