import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { importDefault } from '../import-default.js';
import { INFRA_HOME } from '../home.js';
import { checkConfig, type CheckedConfig } from './check-config.js';
import { LAPTOP } from './laptop.js';
import { ConfigError, type RingiConfig } from './ringi-config.js';

/** The configuration of the laptop, by name. */
export const LAPTOP_CONFIG = 'laptop';
/** The user's own. There is none at first. */
const OWN_CONFIG = 'ringi.config.ts';

export interface LoadedConfig extends CheckedConfig {
  /** Where it comes from, for messages. */
  readonly source: string;
  /** Example people and addresses are refused. */
  readonly isOwn: boolean;
}

/**
 * @param name `laptop`, or a file as seen from apps/infra. Default: the user's own.
 * @throws ConfigError when the file is missing or wrong.
 */
export async function loadConfig(name: string = OWN_CONFIG): Promise<LoadedConfig> {
  if (name === LAPTOP_CONFIG) {
    const source = 'The configuration of the laptop';
    return { ...checkConfig(LAPTOP, source), source, isOwn: false };
  }
  const file = isAbsolute(name) ? name : resolve(INFRA_HOME, name);
  const source = `The configuration apps/infra/${name}`;
  if (!existsSync(file)) {
    throw new ConfigError(
      source,
      ['there is no such file'],
      'Copy apps/infra/ringi.config.example.ts to apps/infra/ringi.config.ts and put in your own people and their mail addresses: see docs/configuration.md. (For the laptop: --context config=laptop.)',
    );
  }
  const config = (await importDefault(file)) as RingiConfig;
  return { ...checkConfig(config, source), source, isOwn: true };
}
