import { compileField, readValue } from './cron-field.js';

type DayTest = (date: Date) => boolean;

const DAYS = { min: 1, max: 31 };
/** AWS counts from Sunday = 1. */
const WEEKDAYS = { min: 1, max: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] };

/** Day-of-month with `L` and `W`, or day-of-week with `L` and `#`; the other one is `?`. Undefined when malformed. */
export function compileDays(dayField: string, weekdayField: string): DayTest | undefined {
  if ((dayField === '?') === (weekdayField === '?')) return undefined;
  return dayField === '?' ? compileWeekday(weekdayField) : compileDay(dayField);
}

function compileDay(field: string): DayTest | undefined {
  if (field === 'L') return (date) => date.getUTCDate() === lastDay(date);
  const nearest = /^(\d+)W$/.exec(field)?.[1];
  if (nearest !== undefined) {
    const day = readValue(nearest, DAYS);
    return day === undefined ? undefined : (date) => date.getUTCDate() === nearestWeekday(date, day);
  }
  const days = compileField(field, DAYS);
  return days && ((date) => days.has(date.getUTCDate()));
}

function compileWeekday(field: string): DayTest | undefined {
  const nth = /^([^#]+)#([1-5])$/.exec(field);
  const last = /^(.+)L$/.exec(field);
  if (nth || last) {
    const weekday = readValue((nth ?? last)?.[1] ?? '', WEEKDAYS);
    if (weekday === undefined) return undefined;
    const right = (date: Date): boolean => date.getUTCDay() + 1 === weekday;
    return nth
      ? (date) => right(date) && Math.ceil(date.getUTCDate() / 7) === Number(nth[2])
      : (date) => right(date) && date.getUTCDate() + 7 > lastDay(date);
  }
  const weekdays = compileField(field === 'L' ? '7' : field, WEEKDAYS);
  return weekdays && ((date) => weekdays.has(date.getUTCDay() + 1));
}

const lastDay = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

/** The weekday (Monday to Friday) nearest to a day, within its month. */
function nearestWeekday(date: Date, day: number): number {
  const last = lastDay(date);
  const wanted = Math.min(day, last);
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 0) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}
