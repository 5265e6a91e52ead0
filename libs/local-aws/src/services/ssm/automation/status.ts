/** Statuses of an automation and of its steps, as far as a single-target automation takes them. */
export const EXECUTION_STATUSES = [
  'Pending',
  'InProgress',
  'Waiting',
  'Success',
  'TimedOut',
  'Cancelling',
  'Cancelled',
  'Failed',
] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** The statuses that are final. */
export type FinalStatus = 'Success' | 'TimedOut' | 'Cancelled' | 'Failed';

export function isFinal(status: ExecutionStatus): status is FinalStatus {
  return status === 'Success' || status === 'TimedOut' || status === 'Cancelled' || status === 'Failed';
}

/** Statuses of Change Manager and rate control: valid in a filter, never taken here. */
export const FOREIGN_STATUSES: readonly string[] = [
  'PendingApproval',
  'Approved',
  'Rejected',
  'Scheduled',
  'RunbookInProgress',
  'PendingChangeCalendarOverride',
  'ChangeCalendarOverrideApproved',
  'ChangeCalendarOverrideRejected',
  'CompletedWithSuccess',
  'CompletedWithFailure',
  'Exited',
];
