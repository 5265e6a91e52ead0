/** One goal and what was measured. */
export interface Figure {
  readonly what: string;
  readonly goal: number;
  readonly value: number;
  readonly unit: 'KB' | 'ms' | 'nodes' | 'times';
  readonly how: string;
}

export const isMet = ({ value, goal }: Figure): boolean => value <= goal;

const WIDTH = 66;
const number = (value: number, unit: Figure['unit']): string =>
  `${value.toFixed(unit === 'times' ? 2 : unit === 'KB' ? 1 : 0)} ${unit}`.padStart(10);

export const HEADER = `${'what'.padEnd(WIDTH)}  ${'goal'.padStart(10)}  ${'value'.padStart(10)}          how`;

/** A figure as a line of the table. */
export function line(figure: Figure): string {
  const { what, goal, value, unit, how } = figure;
  const met = isMet(figure) ? 'met   ' : 'MISSED';
  return `${what.padEnd(WIDTH)}  ${number(goal, unit)}  ${number(value, unit)}  ${met}  ${how}`;
}
