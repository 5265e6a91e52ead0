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
  history: History,
  request: HistoryRequest,
): { events: readonly HistoryEvent[]; nextToken?: string } {
  const reverse = request.reverseOrder === true;
  const ordered = reverse ? backwards(history) : history;
  const { items, nextToken } = page(ordered, `${request.executionArn}#${reverse}`, request);
  const shown = request.includeExecutionData === false ? items.map(withoutData) : items;
  return { events: shown, ...(nextToken !== undefined && { nextToken }) };
}

interface History {
  readonly length: number;
  slice(from: number, to: number): HistoryEvent[];
}

function backwards(history: History): History {
  const { length } = history;
  return {
    length,
    slice: (from, to) => history.slice(Math.max(0, length - to), length - from).reverse(),
  };
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
