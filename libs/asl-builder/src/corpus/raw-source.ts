import { literal } from '../decompile/literal.js';
import type { CorpusRecord } from './records.js';

/** A source file that gives every definition to raw(); line `i` of `lines` is where the `i`-th starts. */
export function rawSource(records: readonly Pick<CorpusRecord, 'definition'>[]): {
  source: string;
  lines: number[];
} {
  let source = "import { raw } from '@ringi/asl-builder';\n";
  const lines = records.map(({ definition }, i) => {
    const line = source.split('\n').length;
    source += `export const d${i} = raw(${literal(definition, '')});\n`;
    return line;
  });
  return { source, lines };
}
