import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: flows and configuration lie in it. */
export const INFRA_HOME = resolve(dirname(fileURLToPath(import.meta.url)), '..');
