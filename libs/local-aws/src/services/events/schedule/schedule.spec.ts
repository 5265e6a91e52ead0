import { compileSchedule } from './schedule.js';

const at = (iso: string): number => Date.parse(iso);
const next = (expression: string, iso: string): string | undefined => {
  const time = compileSchedule(expression).next(at(iso), at(iso));
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe('a schedule expression', () => {
  it.each([
    ['rate(1 minute)', '2026-11-21T10:00:00.500Z', '2026-11-21T10:01:00.500Z'],
    ['rate(2 hours)', '2026-11-21T10:00:00Z', '2026-11-21T12:00:00.000Z'],
    ['rate(7 days)', '2026-11-21T10:00:00Z', '2026-11-28T10:00:00.000Z'],
    ['cron(0 12 * * ? *)', '2026-11-21T12:00:00Z', '2026-11-22T12:00:00.000Z'],
    ['cron(15 10 ? * MON-FRI *)', '2026-11-21T00:00:00Z', '2026-11-23T10:15:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-11-21T10:16:00Z', '2026-11-21T10:30:00.000Z'],
    ['cron(0 18 L * ? *)', '2026-11-21T00:00:00Z', '2026-11-30T18:00:00.000Z'],
    ['cron(0 9 ? * 2#1 *)', '2026-11-21T00:00:00Z', '2026-12-07T09:00:00.000Z'],
    ['cron(0 9 ? * FRIL *)', '2026-11-21T00:00:00Z', '2026-11-27T09:00:00.000Z'],
    ['cron(0 9 1W * ? *)', '2026-07-15T00:00:00Z', '2026-08-03T09:00:00.000Z'],
    ['cron(0 0 29 FEB ? *)', '2026-11-21T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(5,10 0 1 1,7 ? 2027-2028)', '2026-11-21T00:00:00Z', '2027-01-01T00:05:00.000Z'],
    ['cron(0 0 1 1 ? 2020)', '2026-11-21T00:00:00Z', undefined],
  ])('%s after %s is %s', (expression, from, expected) => {
    expect(next(expression, from)).toBe(expected);
  });

  it('knows its last time in a jump', () => {
    const anchor = at('2026-11-21T10:00:00Z');
    const rate = compileSchedule('rate(5 minutes)');
    const first = rate.next(anchor, anchor) ?? 0;
    expect(rate.last(anchor + 3_600_000 + 1, first, anchor)).toBe(anchor + 3_600_000);
    const noon = compileSchedule('cron(0 12 * * ? *)');
    const firstNoon = at('2026-11-21T12:00:00Z');
    expect(noon.last(at('2026-11-30T11:59:59Z'), firstNoon, 0)).toBe(at('2026-11-29T12:00:00Z'));
    expect(noon.last(firstNoon, firstNoon, 0)).toBe(firstNoon);
  });

  it.each([
    'rate(1 minutes)',
    'rate(5 minute)',
    'rate(0 minutes)',
    'rate(5 seconds)',
    'every minute',
    'cron(0 12 * * * *)',
    'cron(0 12 ? * ? *)',
    'cron(60 12 * * ? *)',
    'cron(0 12 * * ?)',
    'cron(0 12 * FOO ? *)',
    'cron(0 12 5-1 * ? *)',
  ])('%s is refused', (expression) => {
    expect(() => compileSchedule(expression)).toThrow('ScheduleExpression is not valid');
  });
});
