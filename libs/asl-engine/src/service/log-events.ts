import type { HistoryEvent } from '../history/event.js';
import { withoutData } from './history-page.js';

export type LogLevel = 'ALL' | 'ERROR' | 'FATAL' | 'OFF';

/** LoggingConfiguration of a state machine, as far as it decides what is logged. */
export interface LoggingConfiguration {
  readonly level?: LogLevel;
  readonly includeExecutionData?: boolean;
  readonly [member: string]: unknown;
}

/**
 * One execution event as CloudWatch Logs receives it: ids and times are texts there.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
export interface LogEvent {
  readonly id: string;
  readonly type: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly redrive_count: string;
  readonly previous_event_id: string;
  /** Epoch milliseconds, as text. */
  readonly event_timestamp: string;
  readonly execution_arn: string;
}

const FATAL = new Set(['ExecutionFailed', 'ExecutionAborted', 'ExecutionTimedOut']);
const ERROR = /Fail|TimedOut|Aborted/;

/** True when events of this type are logged at the level. */
export function isLogged(type: string, level: LogLevel): boolean {
  if (level === 'ALL') return true;
  if (level === 'ERROR') return ERROR.test(type);
  return level === 'FATAL' && FATAL.has(type);
}

export function logEvent(
  event: HistoryEvent,
  executionArn: string,
  redriveCount: number,
  { includeExecutionData = false }: LoggingConfiguration,
): LogEvent {
  const shown = includeExecutionData ? event : withoutData(event);
  const details = Object.entries(shown).find(([key]) => key.endsWith('EventDetails'))?.[1] as
    Readonly<Record<string, unknown>> | undefined;
  return {
    id: String(event.id),
    type: event.type,
    details: details ?? {},
    redrive_count: String(redriveCount),
    previous_event_id: String(event.previousEventId),
    event_timestamp: String(event.timestamp),
    execution_arn: executionArn,
  };
}

/** ARN of the log group that a configuration names, without the `:*` AWS wants at its end. */
export function logGroupOf(logging: LoggingConfiguration): string | undefined {
  const [destination] = (logging['destinations'] ?? []) as readonly {
    readonly cloudWatchLogsLogGroup?: { readonly logGroupArn?: string };
  }[];
  return destination?.cloudWatchLogsLogGroup?.logGroupArn?.replace(/:\*$/, '');
}
