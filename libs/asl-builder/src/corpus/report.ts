import { validateDefinition, type StateMachineDefinition } from '@ringi/asl';
import { decompile } from '../decompile/decompile.js';
import { isRecord } from '../graph/template.js';
import { fromASL } from '../import/from-asl.js';
import { mutantsOf, MUTATIONS } from './mutants.js';
import { substitute } from './placeholders.js';
import type { CorpusRecord } from './records.js';

/** What a definition was refused for. */
export interface Refusal {
  readonly repo: string;
  readonly path: string;
  readonly reason: string;
}

export interface MutantFigures {
  readonly kind: string;
  readonly mutants: number;
  readonly killed: number;
}

export interface CorpusReport {
  readonly definitions: number;
  /** fromASL, then toASL: byte for byte the same JSON. */
  readonly lossless: number;
  readonly notLossless: readonly Refusal[];
  /** What `asl import` prints, run, gives the same definition. */
  readonly reemitted: number;
  readonly notReemitted: readonly Refusal[];
  /** Of those, printed as a program with structure rather than as raw(). */
  readonly structured: number;
  readonly validator: { readonly accepted: number; readonly falseRejections: readonly Refusal[] };
  readonly mutants: readonly MutantFigures[];
}

/** Runs a program's source text and gives what it exports as `definition`. */
export type Evaluate = (source: string) => unknown;

/** Holds the library against definitions that others wrote. */
export function corpusReport(records: readonly CorpusRecord[], evaluate: Evaluate): CorpusReport {
  const notLossless = records.flatMap((record) => refusal(record, () => readAndWrite(record)));
  let structured = 0;
  const notReemitted = records.flatMap((record) =>
    refusal(record, () => {
      const program = decompile(fromASL(record.definition).toASL());
      const printed = JSON.parse(JSON.stringify(evaluate(program.source))) as unknown;
      if (program.structured) structured += 1;
      return canonical(printed) === canonical(record.definition)
        ? undefined
        : 'the printed program gives another definition';
    }),
  );
  const substituted = records.map((record) => ({ ...record, definition: substitute(record.definition) }));
  const falseRejections = substituted.flatMap((record) =>
    refusal(record, () => errorsOf(record.definition)[0]),
  );
  const accepted = substituted.filter(({ definition }) => errorsOf(definition).length === 0);
  return {
    definitions: records.length,
    lossless: records.length - notLossless.length,
    notLossless,
    reemitted: records.length - notReemitted.length,
    notReemitted,
    structured,
    validator: { accepted: accepted.length, falseRejections },
    mutants: MUTATIONS.map((mutation) => {
      const mutants = accepted.flatMap(({ definition }) => [...mutantsOf(definition, mutation)]);
      return {
        kind: mutation.kind,
        mutants: mutants.length,
        killed: mutants.filter((mutant) => errorsOf(mutant).length > 0).length,
      };
    }),
  };
}

function readAndWrite({ definition }: CorpusRecord): string | undefined {
  const written: StateMachineDefinition = fromASL(definition).toASL();
  return JSON.stringify(written) === JSON.stringify(definition)
    ? undefined
    : 'what is written differs from what was read';
}

const errorsOf = (definition: unknown): string[] =>
  validateDefinition(definition)
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ message, location }) => `${location ?? ''}: ${message}`);

function refusal({ repo, path }: CorpusRecord, check: () => string | undefined): Refusal[] {
  try {
    const reason = check();
    return reason === undefined ? [] : [{ repo, path, reason }];
  } catch (error) {
    return [{ repo, path, reason: (error as Error).message }];
  }
}

/** JSON with the keys of every object in order: equal texts are equal data. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
