import type { Language } from '../i18n/i18n.js';

export interface Place {
  readonly language: Language;
  readonly zone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

const yearOf = (instant: number, zone: string): string =>
  dateFormat('en', { year: 'numeric', timeZone: zone }).format(instant);

/** Day and time, with the year where it is not the present one. */
export function formatInstant(at: string, now: number, { language, zone }: Place): string {
  const instant = Date.parse(at);
  return dateFormat(language, {
    ...(yearOf(instant, zone) !== yearOf(now, zone) && { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(instant);
}

/** Everything about an instant: with seconds and the zone's name. */
export const formatFull = (at: string, { language, zone }: Place): string =>
  dateFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(Date.parse(at));

/** The zone as people call it at this time of the year: JST, GMT+9, EST. */
export function zoneName(now: number, { language, zone }: Place): string {
  const parts = dateFormat(language, { timeZone: zone, timeZoneName: 'short' }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A span in its two largest units: `3 h 12 m`, `2 d 4 h`, `5 s`. Milliseconds in; seconds are told only below a minute. */
export function formatDuration(milliseconds: number, language: Language): string {
  let rest = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = UNITS.map(([unit, seconds]) => {
    const amount = Math.floor(rest / seconds);
    rest -= amount * seconds;
    return { unit, amount };
  });
  const first = parts.findIndex(({ amount }) => amount > 0);
  const shown = first < 0 || first === 3 ? parts.slice(-1) : parts.slice(first, Math.min(first + 2, 3));
  return shown
    .filter(({ amount }, index) => amount > 0 || index === 0)
    .map(({ unit, amount }) => unitFormat(language, unit).format(amount))
    .join(' ');
}

const unitFormat = (language: Language, unit: string) =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: language === 'en' ? 'narrow' : 'short',
  });

/** `A, B` or, of alternatives, `A or B`, as the language lists things. */
export function formatList(items: readonly string[], language: Language, of: 'all' | 'any'): string {
  // A Japanese list of units has no separator; its conjunction has 、 and no word.
  const type = of === 'any' ? 'disjunction' : language === 'ja' ? 'conjunction' : 'unit';
  return new Intl.ListFormat(language, { type, style: of === 'any' ? 'long' : 'short' }).format(items);
}
