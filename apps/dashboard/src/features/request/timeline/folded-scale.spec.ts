import { foldedScale } from './folded-scale.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('the folded scale', () => {
  it('gives even spans even room', () => {
    const { place, folds } = foldedScale([0, 10 * MINUTE, 20 * MINUTE]);
    expect([0, 10 * MINUTE, 15 * MINUTE, 20 * MINUTE].map(place)).toEqual([0, 0.5, 0.75, 1]);
    expect(folds).toEqual([]);
  });

  it('folds days in which nothing happened, and says how long they were', () => {
    const { place, folds } = foldedScale([
      0,
      5 * MINUTE,
      10 * MINUTE,
      10 * MINUTE + 3 * DAY,
      15 * MINUTE + 3 * DAY,
    ]);
    expect(folds.map(({ milliseconds }) => milliseconds)).toEqual([3 * DAY]);
    // The first ten minutes are to be seen beside three days.
    expect(place(10 * MINUTE)).toBeGreaterThan(0.2);
    expect(place(15 * MINUTE + 3 * DAY)).toBe(1);
  });

  it('keeps the order of time', () => {
    const instants = [0, 1, 5, 400, 90_000, 7 * DAY, 7 * DAY + 3, 30 * DAY];
    const places = instants.map(foldedScale(instants).place);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(instants.length);
  });

  it('places everything at the start when there is one instant', () => {
    expect(foldedScale([5]).place(5)).toBe(0);
  });
});
