import type { HistoryEvent } from '../history/event.js';
import { page, type PageRequest } from './paging.js';

export interface HistoryRequest extends PageRequest {
  readonly executionArn: string;
  readonly reverseOrder?: boolean;
  /** Default true. */
  readonly includeExecutionData?: boolean;
}

const DATA = new Set([
  'input',
  'output',
  'parameters',
  'inputDetails',
  'outputDetails',
  'assignedVariables',
  'assignedVariablesDetails',
]);

/** One page of GetExecutionHistory; timestamps are epoch milliseconds. */
export function historyPage(
  events: readonly HistoryEvent[],
  request: HistoryRequest,
): { events: readonly HistoryEvent[]; nextToken?: string } {
  const reverse = request.reverseOrder === true;
  const ordered = reverse ? events.toReversed() : events;
  const { items, nextToken } = page(ordered, `${request.executionArn}#${reverse}`, request);
  const shown = request.includeExecutionData === false ? items.map(withoutData) : items;
  return { events: shown, ...(nextToken !== undefined && { nextToken }) };
}

/** The event without inputs, outputs, parameters and variables. */
export function withoutData(event: HistoryEvent): HistoryEvent {
  const entries = Object.entries(event).map(([key, value]): [string, unknown] =>
    key.endsWith('EventDetails')
      ? [key, Object.fromEntries(Object.entries(value as object).filter(([member]) => !DATA.has(member)))]
      : [key, value],
  );
  return Object.fromEntries(entries) as unknown as HistoryEvent;
}
