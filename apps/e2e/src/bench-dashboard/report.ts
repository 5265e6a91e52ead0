/** One goal and what was measured. */
export interface Figure {
  readonly what: string;
  readonly goal: number;
  readonly value: number;
  readonly unit: 'KB' | 'ms' | 'nodes' | 'times';
  readonly how: string;
}

export const isMet = ({ value, goal }: Figure): boolean => value <= goal;

/** The figures as a table people read. */
export function report(figures: readonly Figure[]): string[] {
  const width = Math.max(...figures.map(({ what }) => what.length));
  const number = (value: number, unit: Figure['unit']): string =>
    `${value.toFixed(unit === 'times' ? 2 : unit === 'KB' ? 1 : 0)} ${unit}`.padStart(12);
  return [
    `${'what'.padEnd(width)}  ${'goal'.padStart(12)}  ${'value'.padStart(12)}        how`,
    ...figures.map(
      (figure) =>
        `${figure.what.padEnd(width)}  ${number(figure.goal, figure.unit)}  ${number(figure.value, figure.unit)}  ${isMet(figure) ? 'met   ' : 'MISSED'}  ${figure.how}`,
    ),
  ];
}
