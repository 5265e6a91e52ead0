import { median, percentile } from './statistics.js';

describe('a percentile', () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  it.each([
    [0, 1],
    [0.5, 10],
    [0.95, 19],
    [1, 20],
  ])('%d of 1 to 20 is %i', (share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('of one value is that value; of none there is none', () => {
    expect(median([7])).toBe(7);
    expect(() => median([])).toThrow('nothing');
  });
});
