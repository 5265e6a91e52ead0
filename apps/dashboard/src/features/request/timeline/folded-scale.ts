export interface Fold {
  /** Middle of the fold, 0 to 1. */
  readonly at: number;
  readonly milliseconds: number;
}
export interface FoldedScale {
  /** Place of an instant, 0 to 1. */
  readonly place: (instant: number) => number;
  readonly folds: readonly Fold[];
}

/** A span this many times the usual one is idle time and is folded. */
const IDLE = 4;
const MINUTE = 60_000;

/**
 * A time axis on which long spans without any event are folded, so that the minutes in which people act can be seen
 * beside the days in which nobody did.
 * @param instants when something happened, in milliseconds, in any order
 */
export function foldedScale(instants: readonly number[]): FoldedScale {
  const points = [...new Set(instants)].sort((a, b) => a - b);
  const spans = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return { from, to, length: to - from };
  });
  const usual = Math.max(median(spans.map(({ length }) => length)), MINUTE);
  const longest = usual * IDLE;
  let weight = 0;
  const placed = spans.map((span) => {
    const start = weight;
    // Even the shortest span gets a little room, or its marks lie on each other.
    weight += Math.max(Math.min(span.length, longest), usual / 4);
    return { ...span, start, end: weight };
  });
  const all = weight || 1;
  return {
    place: (instant) => {
      const span = placed.find(({ to }) => instant <= to) ?? placed.at(-1);
      if (!span) return 0;
      const part = Math.min(1, Math.max(0, (instant - span.from) / (span.length || 1)));
      return (span.start + part * (span.end - span.start)) / all;
    },
    folds: placed
      .filter(({ length }) => length > longest)
      .map(({ start, end, length }) => ({ at: (start + end) / 2 / all, milliseconds: length })),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
