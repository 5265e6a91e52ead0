import type { Schedule } from './schedule.js';

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** AWS wants the singular for 1 and the plural for more. */
export function compileRate(expression: string): Schedule | undefined {
  const match = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/.exec(expression);
  if (!match) return undefined;
  const [, value = '', unit = '', plural] = match;
  if ((value === '1') !== (plural === '')) return undefined;
  const period = Number(value) * (UNIT_MS[unit] ?? 0);
  return {
    next: (time, anchor) => anchor + (Math.floor((time - anchor) / period) + 1) * period,
    last: (until, from, anchor) => Math.max(from, anchor + Math.floor((until - anchor) / period) * period),
  };
}
