import { hashText } from '../intrinsics/encoding.js';
import type { IntrinsicTools } from '../intrinsics/function.js';
import { seededFraction } from '../intrinsics/numbers.js';

/**
 * The functions Step Functions adds to JSONata. `$eval` is not supported there.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#transforming-data-jsonata-functions
 */
export function stepFunctions(tools: IntrinsicTools): Record<string, unknown> {
  return {
    partition: (items: unknown, size: number) => {
      const list = Array.isArray(items) ? (items as unknown[]) : [items];
      const chunk = Math.trunc(size);
      if (!(chunk >= 1)) throw new Error('$partition needs a chunk size of at least 1');
      return Array.from({ length: Math.ceil(list.length / chunk) }, (_, i) =>
        list.slice(i * chunk, (i + 1) * chunk),
      );
    },
    range: (first: number, last: number, step: number) => {
      if (step === 0) throw new Error('$range needs a step other than 0');
      const length = Math.max(0, Math.floor((last - first) / step) + 1);
      if (length > 1_000) throw new Error('$range makes at most 1000 items');
      const numbers = Array.from({ length }, (_, i) => first + i * step);
      // A sequence of one is that one, as JSONata has it; $partition's chunks stay a list.
      return length === 1 ? numbers[0] : numbers;
    },
    hash: (value: unknown, algorithm: string) =>
      hashText(typeof value === 'string' ? value : JSON.stringify(value), algorithm),
    random: (seed?: number) => (seed === undefined ? tools.random() : seededFraction(seed)),
    uuid: () => tools.uuid(),
    parse: (text: string) => JSON.parse(text) as unknown,
    // jsonata's own makes the padding at any width.
    pad: (text: string, width: number, char = ' ') => padded(text, width, char),
    eval: undefined,
  };
}

/** Characters `$pad` makes at most: more than AWS takes as a payload. */
const MAX_PAD = 300_000;

function padded(text: string, width: number, char: string): string | undefined {
  if (typeof text !== 'string') return undefined;
  const target = Math.abs(Math.trunc(width));
  if (target > MAX_PAD) throw new Error(`$pad makes at most ${MAX_PAD} characters`);
  const missing = target - Array.from(text).length;
  if (missing <= 0) return text;
  const padding = Array.from((char || ' ').repeat(missing))
    .slice(0, missing)
    .join('');
  return width < 0 ? padding + text : text + padding;
}
