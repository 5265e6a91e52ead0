import type { ParseArgsConfig } from 'node:util';
import type { Session } from './session.js';

export interface Arguments {
  readonly options: Readonly<Record<string, string | undefined>>;
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

export interface Result {
  /** What `--json` prints. */
  readonly data: unknown;
  /** What a person reads, line by line. */
  readonly text: readonly string[];
  /** Said beside the result, on stderr, in either form. */
  readonly notes?: readonly string[];
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What follows the name. */
  readonly usage: string;
  readonly summary: string;
  /** Besides `--json`, `--help`, `--api` and `--token`, which every command has. */
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments it takes at least and at most. */
  readonly positionals: readonly [number, number];
  run(args: Arguments, session: Session): Promise<Result>;
}
