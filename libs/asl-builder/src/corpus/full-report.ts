import { MUTATIONS, mutantsOf } from './mutants.js';
import { rawSource } from './raw-source.js';
import type { CorpusRecord } from './records.js';
import { corpusReport, type CorpusReport, type Evaluate } from './report.js';

/** Compiles a source file; gives the lines of its errors. */
export type ErrorLines = (source: string) => number[];

export interface RawFigures {
  readonly falseErrors: readonly string[];
  readonly mutants: number;
  readonly killed: number;
}

/** Everything `npm run corpus` reports. */
export function fullReport(
  records: readonly CorpusRecord[],
  evaluate: Evaluate,
  errorLines: ErrorLines,
): CorpusReport & { readonly raw: RawFigures } {
  return { ...corpusReport(records, evaluate), raw: rawFigures(records, errorLines) };
}

/** raw() against the definitions, and against each with one Next renamed. */
function rawFigures(records: readonly CorpusRecord[], errorLines: ErrorLines): RawFigures {
  const wrong = broken(records, errorLines);
  const renamed = MUTATIONS.find(({ kind }) => kind === 'Next names no state');
  const mutants = renamed
    ? records.flatMap(({ definition }) =>
        [...mutantsOf(definition, renamed)].slice(0, 1).map((mutant) => ({ definition: mutant })),
      )
    : [];
  return {
    falseErrors: wrong.map((i) => `${records[i]?.repo ?? ''} ${records[i]?.path ?? ''}`),
    mutants: mutants.length,
    killed: broken(mutants, errorLines).length,
  };
}

/** Which of them do not compile. */
function broken(records: readonly Pick<CorpusRecord, 'definition'>[], errorLines: ErrorLines): number[] {
  const { source, lines } = rawSource(records);
  const errors = errorLines(source);
  return lines.flatMap((line, i) =>
    errors.some((at) => at >= line && at < (lines[i + 1] ?? Infinity)) ? [i] : [],
  );
}

/** The report as lines of text. */
export function reportLines(report: CorpusReport & { readonly raw: RawFigures }): string[] {
  const { definitions: all, raw, validator } = report;
  const rows: [string, string][] = [
    ['definitions', String(all)],
    ['fromASL then toASL, byte for byte', `${report.lossless} of ${all}`],
    [
      'asl import, run again, deep-equal',
      `${report.reemitted} of ${all} (${report.structured} as a structured program)`,
    ],
    ['raw(): false errors', `${raw.falseErrors.length} of ${all}`],
    ['raw(): one Next renamed, refused', `${raw.killed} of ${raw.mutants}`],
    ['validator: false rejections', `${validator.falseRejections.length} of ${all}`],
    ...report.mutants.map(({ kind, mutants, killed }): [string, string] => [
      `mutants: ${kind}`,
      `${killed} of ${mutants} killed${mutants > 0 ? ` (${((100 * killed) / mutants).toFixed(1)} %)` : ''}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const refused = [...report.notLossless, ...report.notReemitted, ...validator.falseRejections];
  return [
    ...rows.map(([name, figure]) => `${name.padEnd(width)}  ${figure}`),
    ...refused.map(({ repo, path, reason }) => `! ${repo} ${path}: ${reason}`),
  ];
}
