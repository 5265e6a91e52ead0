import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { AdmittedSchema, type Admitted } from '@ringi/shared-types';
import { parse } from './asked-level.js';

export interface CallerHistory {
  /** What Admit answered: absent when the input was refused, or is being checked. */
  readonly admitted?: Admitted;
  /** The component execution of each level that was started, by level. A redrive's comes last and counts. */
  readonly componentOf: ReadonlyMap<number, string>;
}

/** Reads a caller's history: its levels run one after the other. */
export function readCallerHistory(events: readonly HistoryEvent[]): CallerHistory {
  let admitted: Admitted | undefined;
  const componentOf = new Map<number, string>();
  for (const { taskSucceededEventDetails: succeeded, taskSubmittedEventDetails: submitted } of events) {
    if (succeeded?.resourceType === 'lambda' && !admitted) {
      const { Payload } = (parse(succeeded.output) ?? {}) as { Payload?: unknown };
      const read = AdmittedSchema.safeParse(Payload);
      if (read.success) admitted = read.data;
    }
    if (submitted?.resourceType === 'states') {
      const { ExecutionArn } = (parse(submitted.output) ?? {}) as { ExecutionArn?: unknown };
      const level = /:L(\d+)-\d+-[0-9a-f]+$/.exec(String(ExecutionArn))?.[1];
      if (level !== undefined) componentOf.set(Number(level), String(ExecutionArn));
    }
  }
  return { ...(admitted && { admitted }), componentOf };
}
