import { StepError, type Attempt, type RunningAttempt } from './action.js';
import { optionalText } from './read-inputs.js';

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
/** AWS: at most 7 days. */
const LONGEST_MS = 7 * 86_400_000;

/** `aws:sleep`: for an ISO 8601 duration of days, hours, minutes and seconds, or until an ISO 8601 timestamp. */
export function sleep(attempt: Attempt): RunningAttempt {
  const { clock } = attempt.state.env;
  const cancel = clock.setTimer(wakeTime(attempt, clock.now()), () => attempt.succeed());
  return { stop: cancel };
}

function wakeTime({ inputs }: Attempt, now: number): number {
  const duration = optionalText(inputs, 'Duration');
  const timestamp = optionalText(inputs, 'Timestamp');
  if ((duration === undefined) === (timestamp === undefined))
    throw new StepError('aws:sleep takes either Duration or Timestamp.');
  if (timestamp !== undefined) {
    const at = Date.parse(timestamp);
    if (Number.isNaN(at))
      throw new StepError(`Timestamp is ${timestamp}; it must be an ISO 8601 date and time.`);
    return Math.max(at, now);
  }
  const parts = DURATION.exec(duration ?? '');
  if (!parts || duration === 'P' || duration?.endsWith('T'))
    throw new StepError(`Duration is ${duration}; it must be an ISO 8601 duration such as PT10M.`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  if (ms > LONGEST_MS) throw new StepError(`Duration is ${duration}; at most 7 days are allowed.`);
  return now + ms;
}
