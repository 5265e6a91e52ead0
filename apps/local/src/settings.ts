/** What the environment and the command line say. */
export interface Settings {
  /** Kept for the dashboard. */
  readonly port: number;
  readonly awsPort: number;
}

/** A setting is wrong; the message says which, and what to do. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** @throws SettingError */
export function readSettings(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Settings {
  for (const argument of argv) {
    // Nothing is opened yet; scripts may say already that nothing should be.
    if (argument !== '--no-open')
      throw new SettingError(`'${argument}' is not an option of npm start. There is --no-open.`);
  }
  const settings = { port: portOf(env, 'PORT', 4200), awsPort: portOf(env, 'AWS_PORT', 4566) };
  if (settings.port === settings.awsPort)
    throw new SettingError(`PORT and AWS_PORT are both ${settings.port}. Give them different numbers.`);
  return settings;
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
