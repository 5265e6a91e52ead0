import { formatDuration } from './format.js';

describe('a span', () => {
  it.each([
    [4_900, '4s'],
    [0, '0s'],
    [60_000, '1m'],
    [75_000, '1m'],
    [3_725_000, '1h 2m'],
    [90_061_000, '1d 1h'],
  ])('of %d ms is told in its two largest units, in seconds only below a minute', (milliseconds, text) => {
    expect(formatDuration(milliseconds, 'en')).toBe(text);
  });
});
