import { decompile } from '../decompile/decompile.js';
import { AslImportError } from '../import/finding.js';
import { fromASL } from '../import/from-asl.js';

/** What the command line needs of the world. */
export interface World {
  readFile(path: string): string;
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `asl import FILE [--name NAME]
    Prints a program for @ringi/asl-builder that gives the definition in FILE (JSON) again.
`;

/** Runs the command; gives the exit code: 0, 1 (the file is not ASL) or 2 (wrong use). */
export function main(args: readonly string[], world: World): number {
  const read = readArguments(args);
  if (read === 'help') {
    world.out(USAGE);
    return 0;
  }
  if (typeof read === 'string') {
    world.err(`${read}${USAGE}`);
    return 2;
  }
  return importFile(read.file, read.name ?? machineName(read.file), world);
}

/** What is wanted: a file, `help`, or (as text) what is wrong with the arguments. */
function readArguments(args: readonly string[]): { file: string; name?: string } | string {
  if (args.includes('--help')) return 'help';
  const [command, file, option, name, ...more] = args;
  if (command !== 'import' || file === undefined || file.startsWith('-')) return '';
  if (option === undefined) return { file };
  if (option !== '--name' || name === undefined || more.length > 0) {
    return `${option} is not understood here\n\n`;
  }
  return { file, name };
}

function importFile(file: string, name: string, world: World): number {
  let text: string;
  try {
    text = world.readFile(file);
  } catch (error) {
    world.err(`${file} cannot be read: ${(error as Error).message}\n`);
    return 2;
  }
  try {
    const { source, structured } = decompile(fromASL(text).toASL(), { name });
    world.out(source);
    if (!structured)
      world.err(`${file}: its states have no structured program, so it is given to raw() as it is\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AslImportError)) {
      world.err(`${file}: no program could be printed: ${(error as Error).message}\n`);
      return 1;
    }
    for (const { pointer, reason } of error.findings) world.err(`${file}#${pointer}: ${reason}\n`);
    return 1;
  }
}

const machineName = (file: string): string => file.replace(/^.*[\\/]/, '').replace(/(\.asl)?\.json$/, '');
