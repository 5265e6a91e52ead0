import * as z from 'zod/mini';

const DURATION = /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * Seconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds, e.g. `P7D` or `PT12H`.
 * Months and years have no fixed length and are refused.
 * @returns undefined when the text is no such duration.
 */
export function durationSeconds(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}

export const DurationSchema = z.string().check(
  z.refine((text) => (durationSeconds(text) ?? 0) > 0, {
    error: 'must be an ISO 8601 duration longer than zero without months or years, such as P7D or PT12H',
  }),
);
