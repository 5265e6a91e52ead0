import { compileDays } from './cron-days.js';
import { compileField } from './cron-field.js';
import type { Schedule } from './schedule.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Twelve years contain every date there is, 29 February on any weekday excepted. */
const SEARCH_DAYS = 12 * 366;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** `cron(minutes hours day-of-month month day-of-week year)`, one of the two day fields `?`; UTC. */
export function compileCron(expression: string): Schedule | undefined {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const [
    minuteField = '',
    hourField = '',
    dayField = '',
    monthField = '',
    weekdayField = '',
    yearField = '',
  ] = fields;
  const minutes = compileField(minuteField, { min: 0, max: 59 });
  const hours = compileField(hourField, { min: 0, max: 23 });
  const months = compileField(monthField, { min: 1, max: 12, names: MONTHS });
  const years = compileField(yearField, { min: 1970, max: 2199 });
  const isDay = compileDays(dayField, weekdayField);
  if (!minutes || !hours || !months || !years || !isDay) return undefined;

  const timesOn = (day: number): number[] => {
    const date = new Date(day);
    if (!years.has(date.getUTCFullYear()) || !months.has(date.getUTCMonth() + 1) || !isDay(date)) return [];
    return [...hours].flatMap((hour) => [...minutes].map((minute) => day + (hour * 60 + minute) * MINUTE));
  };
  const midnight = (time: number): number => Math.floor(time / DAY) * DAY;
  return {
    next: (time) => {
      for (let day = midnight(time), left = SEARCH_DAYS; left > 0; day += DAY, left -= 1) {
        const found = timesOn(day).find((at) => at > time);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    last: (until, from) => {
      for (let day = midnight(until); day >= midnight(from); day -= DAY) {
        const found = timesOn(day).findLast((at) => at <= until);
        if (found !== undefined) return Math.max(found, from);
      }
      return from;
    },
  };
}
