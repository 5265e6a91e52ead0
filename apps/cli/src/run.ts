import { parseArgs } from 'node:util';
import { REMOTE_OPTIONS, remoteOf } from './api/remote.js';
import type { Arguments, Command } from './command.js';
import { COMMANDS } from './commands/index.js';
import { Refused, UsageError } from './errors.js';
import { commandHelp, help } from './help.js';
import { Session } from './session.js';

/** Where a call of the command line reads and writes. */
export interface Terminal {
  readonly cwd: string;
  /** Read for RINGI_API and RINGI_TOKEN; default: neither is set. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/**
 * Runs one command.
 * @param argv without `node` and the script.
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong command line.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await runCommand(argv, terminal);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`ringi: ${error.message}`);
      return 2;
    }
    terminal.err(`ringi: ${reasonOf(error)}`);
    return 1;
  }
}

async function runCommand([name, ...rest]: readonly string[], terminal: Terminal): Promise<void> {
  const { out, err, cwd, env = {} } = terminal;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    help().forEach(out);
    if (name === undefined) throw new UsageError('say what to do, e.g. ringi flows');
    return;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw new UsageError(`there is no command '${name}'; see: ringi help`);
  const { json, wantsHelp, args, api, token } = parse(command, rest);
  if (wantsHelp) {
    commandHelp(command).forEach(out);
    return;
  }
  const { data, text, notes = [] } = await command.run(args, new Session(cwd, remoteOf({ api, token }, env)));
  if (json) out(JSON.stringify(data, null, 2));
  else text.forEach(out);
  notes.forEach(err);
}

interface Parsed {
  readonly json: boolean;
  readonly wantsHelp: boolean;
  readonly api: unknown;
  readonly token: unknown;
  readonly args: Arguments;
}

function parse(command: Command, args: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...REMOTE_OPTIONS,
        ...command.options,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
      strict: true,
    });
    const { json, help: wantsHelp = false, api, token, ...options } = values;
    const [least, most] = command.positionals;
    if (!wantsHelp && (positionals.length < least || positionals.length > most)) {
      throw new UsageError(`write: ringi ${command.name} ${command.usage}`.trimEnd());
    }
    return {
      json: json === true,
      wantsHelp: wantsHelp === true,
      api,
      token,
      args: {
        options: options as Arguments['options'],
        flags: new Set(Object.entries(options).flatMap(([name, value]) => (value === true ? name : []))),
        positionals,
      },
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Node's own message names the option that is wrong.
    throw new UsageError(
      `${(error as Error).message}; write: ringi ${command.name} ${command.usage}`.trimEnd(),
    );
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (isConnectionRefused(error)) {
    return 'Nothing answers at the address in .local/endpoints.json: it is left over from an earlier run. Run npm start again.';
  }
  return String(error).replaceAll('\n', ' ');
}

/** Said in the code of the error or of its cause. */
function isConnectionRefused(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return code === 'ECONNREFUSED' || (cause !== undefined && isConnectionRefused(cause));
}
