import { durationSeconds, DurationSchema } from './duration.js';

describe('durationSeconds', () => {
  it.each([
    ['P7D', 604_800],
    ['PT12H', 43_200],
    ['P1DT1H1M1S', 90_061],
    ['P2W', 1_209_600],
    ['PT0S', 0],
  ])('%s is %d seconds', (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
  });

  it.each(['', 'P', 'PT', 'P1M', 'P1Y', '7D', 'P1.5D', 'PT-1S', 'P1DT'])('%p is none', (text) => {
    expect(durationSeconds(text)).toBeUndefined();
  });

  it('a wait must be longer than nothing', () => {
    expect(DurationSchema.safeParse('PT0S').success).toBe(false);
    expect(DurationSchema.safeParse('PT1S').success).toBe(true);
  });
});
