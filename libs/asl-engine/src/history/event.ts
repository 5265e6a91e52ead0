/**
 * One event of GetExecutionHistory. Details are as AWS's: inputs, outputs and parameters are JSON texts.
 * `timestamp` is epoch milliseconds (the wire has seconds).
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent {
  readonly timestamp: number;
  readonly type: HistoryEventType;
  readonly id: number;
  readonly previousEventId: number;
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, unknown>>;
}

type Of<Subject extends string, What extends string> = `${Subject}${What}`;

export type HistoryEventType =
  | Of<'Execution', 'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut' | 'Redriven'>
  | Of<'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Parallel' | 'Map', 'StateEntered' | 'StateExited'>
  | 'FailStateEntered'
  | Of<'Task' | 'Wait' | 'Parallel' | 'Map', 'StateAborted'>
  | Of<'Parallel' | 'Map', 'StateStarted' | 'StateSucceeded' | 'StateFailed'>
  | Of<'MapRun', 'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'Redriven'>
  | Of<'Activity', 'Scheduled' | 'ScheduleFailed' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'>
  | Of<'MapIteration', 'Started' | 'Succeeded' | 'Failed' | 'Aborted'>
  | Of<
      'Task',
      | 'Scheduled'
      | 'Started'
      | 'StartFailed'
      | 'Submitted'
      | 'SubmitFailed'
      | 'Succeeded'
      | 'Failed'
      | 'TimedOut'
    >
  | Of<
      'LambdaFunction',
      'Scheduled' | 'ScheduleFailed' | 'Started' | 'StartFailed' | 'Succeeded' | 'Failed' | 'TimedOut'
    >
  | 'EvaluationFailed';
