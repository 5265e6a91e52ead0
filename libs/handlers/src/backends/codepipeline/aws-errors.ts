/** What CodePipeline and S3 answer when there is nothing to be done, and nothing wrong with us. */
export const GONE: ReadonlySet<string> = new Set([
  'PipelineNotFoundException',
  'PipelineExecutionNotFoundException',
]);
export const NOT_STOPPABLE: ReadonlySet<string> = new Set([
  ...GONE,
  'PipelineExecutionNotStoppableException',
  'DuplicatedStopRequestException',
]);
export const FULL: ReadonlySet<string> = new Set(['ConcurrentPipelineExecutionsLimitExceededException']);
export const ANSWERED: ReadonlySet<string> = new Set([
  'ApprovalAlreadyCompletedException',
  'InvalidApprovalTokenException',
]);

/** Two copies of an SDK class may be loaded, so the name decides. */
export const isNamed = (error: unknown, names: ReadonlySet<string>): boolean =>
  error instanceof Error && names.has(error.name);

/** Nothing when the call fails with one of these errors. */
export async function unless<T>(names: ReadonlySet<string>, call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isNamed(error, names)) return undefined;
    throw error;
  }
}
