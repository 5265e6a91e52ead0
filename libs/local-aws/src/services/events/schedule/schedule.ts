import { validation } from '../errors.js';
import { compileCron } from './cron.js';
import { compileRate } from './rate.js';

/** When a rule with a ScheduleExpression fires. Times are epoch milliseconds, UTC. */
export interface Schedule {
  /** The first time after `time`, for a rule enabled at `anchor`; undefined: never again. */
  next(time: number, anchor: number): number | undefined;
  /** The last time not after `until` and not before `from`, which is one of the times itself. */
  last(until: number, from: number, anchor: number): number;
}

/**
 * `rate(5 minutes)` or `cron(0 12 * * ? *)`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * @throws ServiceError ValidationException
 */
export function compileSchedule(expression: string): Schedule {
  const schedule = compileRate(expression) ?? compileCron(expression);
  if (!schedule) throw validation('Parameter ScheduleExpression is not valid.');
  return schedule;
}
