export interface FieldRange {
  readonly min: number;
  readonly max: number;
  /** Names of the values from `min` on. */
  readonly names?: readonly string[];
}

/** The values of a cron field with `,` `-` `*` `/`, in ascending order; undefined when it is malformed. */
export function compileField(field: string, range: FieldRange): ReadonlySet<number> | undefined {
  const values: number[] = [];
  for (const part of field.split(',')) {
    const [span = '', stepText, ...more] = part.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    const bounds = readSpan(span, range, stepText !== undefined);
    if (more.length > 0 || !bounds || !Number.isInteger(step) || step < 1) return undefined;
    for (let value = bounds[0]; value <= bounds[1]; value += step) values.push(value);
  }
  return new Set(values.sort((a, b) => a - b));
}

function readSpan(span: string, range: FieldRange, stepped: boolean): [number, number] | undefined {
  if (span === '*') return [range.min, range.max];
  const [low = '', high, ...more] = span.split('-');
  const from = readValue(low, range);
  const to = high === undefined ? (stepped ? range.max : from) : readValue(high, range);
  if (more.length > 0 || from === undefined || to === undefined || from > to) return undefined;
  return [from, to];
}

/** A number in range or a name. */
export function readValue(text: string, { min, max, names = [] }: FieldRange): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return min + named;
  const value = Number(text);
  return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
}
