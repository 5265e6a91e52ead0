import type { StateMachineDefinition, StatesBlock } from '@ringi/asl';
import { LONGEST_NAME } from '../graph/recorder.js';
import { innerBlocks } from '../import/transitions.js';
import { literal, text } from './literal.js';
import { omit } from './omit.js';
import { SourcePrinter } from './print.js';
import { simplify } from './simplify.js';
import { structure } from './structure.js';

export interface DecompileOptions {
  /** Name of the exported machine; made into an identifier. */
  readonly name?: string;
  /** Where the source imports the library from. */
  readonly from?: string;
}

export interface DecompiledSource {
  readonly source: string;
  /** Name of the exported definition, for those who run the source. */
  readonly definition: 'definition';
  /**
   * False when the states have no structured program (a loop with two entries, a state that cannot be reached, a name that
   * is given twice): then it is raw().
   */
  readonly structured: boolean;
}

/** The program, as source text, that prints this definition: see {@link fromASL} for reading one. */
export function decompile(machine: StateMachineDefinition, options: DecompileOptions = {}): DecompiledSource {
  const from = options.from ?? '@ringi/asl-builder';
  const program = hasOwnNames(machine, new Set()) ? structure(machine) : undefined;
  if (!program) {
    const source = `import { raw } from ${text(from)};\n\nexport const definition = raw(${literal(machine, '')});\n`;
    return { source, definition: 'definition', structured: false };
  }
  const printer = new SourcePrinter();
  const body = printer.body(simplify(program), '  ', true);
  const { head, print } = header(machine, options.name ?? 'Imported');
  const names = ['machine', 't', ...printer.used].sort();
  const constant = identifier(options.name ?? 'imported');
  const source = [
    `import { ${names.join(', ')} } from ${text(from)};\n\n`,
    `export const ${constant} = machine(${head}, function* () {\n${body}});\n\n`,
    `export const definition = ${constant}.toASL(${print});\n`,
  ].join('');
  return { source, definition: 'definition', structured: true };
}

/** A machine that is built has names of 1 to 80 characters, each once, in inner blocks too. */
function hasOwnNames(block: unknown, seen: Set<string>): boolean {
  const states = Object.entries((block as StatesBlock).States);
  return states.every(([name, state]) => {
    if (seen.has(name) || name.length === 0 || name.length > LONGEST_NAME) return false;
    seen.add(name);
    return innerBlocks(state).every((inner) => hasOwnNames(inner.block, seen));
  });
}

/** The machine's options, and how it has to be printed. */
function header(machine: StateMachineDefinition, name: string): { head: string; print: string } {
  const { Comment: comment, TimeoutSeconds: timeout, QueryLanguage: language } = machine;
  const rest = omit(machine, 'StartAt', 'States', 'Comment', 'TimeoutSeconds');
  const extra = language === 'JSONPath' ? rest : omit(rest, 'QueryLanguage');
  const options = [
    `name: ${text(name)}`,
    'input: t<unknown>()',
    ...(comment === undefined ? [] : [`comment: ${literal(comment, '')}`]),
    ...(timeout === undefined ? [] : [`timeoutSeconds: ${literal(timeout, '')}`]),
    ...(Object.keys(extra).length > 0 ? [`extra: ${literal(extra, '')}`] : []),
  ];
  const line = `{ ${options.join(', ')} }`;
  return {
    head: line.length <= 80 ? line : `{\n${options.map((option) => `  ${option},\n`).join('')}}`,
    print: language === 'JSONata' ? "{ queryLanguage: 'JSONata' }" : '',
  };
}

function identifier(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  const lower = joined.charAt(0).toLowerCase() + joined.slice(1);
  return /^[a-z]/.test(lower) && !RESERVED.has(lower) ? lower : `machine${joined}`;
}

/** Names that are keywords, or that the source uses for something else. */
const RESERVED = new Set(
  (
    'block fail loop machine next raw wait t definition b l break case catch class const continue debugger default delete do else ' +
    'enum export extends false finally for function if implements import in instanceof interface let new null package private ' +
    'protected public return static super switch this throw true try typeof var void while with yield await'
  ).split(' '),
);
