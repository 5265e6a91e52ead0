import { bootstrap } from './bootstrap.js';

/**
 * The worker's program as text. Text, because the same function has to run from TypeScript sources (tests) and from the
 * build, and a worker needs a file that Node itself can read.
 */
export const WORKER_SOURCE = `(${bootstrap.toString()})((url) => import(url));`;
