import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the environment and the command line say. */
export interface Settings {
  /** The dashboard's. */
  readonly port: number;
  readonly awsPort: number;
  /** False: the templates are taken as they are. */
  readonly build: boolean;
  /** False: no browser is opened. */
  readonly open: boolean;
  /** False: no request is there at the start. */
  readonly seed: boolean;
  /** Where to say what runs; default: the workspace's own place. */
  readonly endpointsFile?: string;
}

/** A setting is wrong; the message says which, and what to do. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

const OPTIONS = {
  'no-open': { type: 'boolean' },
  'no-build': { type: 'boolean' },
  'no-seed': { type: 'boolean' },
  endpoints: { type: 'string' },
} as const;

/** @throws SettingError */
export function readSettings(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Settings {
  const options = optionsOf(argv);
  const settings: Settings = {
    port: portOf(env, 'PORT', 4200),
    awsPort: portOf(env, 'AWS_PORT', 4566),
    build: options['no-build'] !== true,
    open: options['no-open'] !== true,
    seed: options['no-seed'] !== true,
    ...(options.endpoints !== undefined && { endpointsFile: resolve(options.endpoints) }),
  };
  if (settings.port === settings.awsPort)
    throw new SettingError(`PORT and AWS_PORT are both ${settings.port}. Give them different numbers.`);
  return settings;
}

function optionsOf(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new SettingError(
      `${(error as Error).message}. npm start takes: ${Object.keys(OPTIONS)
        .map((name) => `--${name}`)
        .join(', ')}.`,
      { cause: error },
    );
  }
}

function portOf(env: Readonly<NodeJS.ProcessEnv>, name: string, standard: number): number {
  const text = env[name];
  if (text === undefined || text === '') return standard;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port >= 1 && port <= 65_535) return port;
  throw new SettingError(
    `${name} is '${text}'. Give a port from 1 to 65535, for example ${name}=${standard}.`,
  );
}
