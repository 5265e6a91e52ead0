import { bootstrap } from './bootstrap.js';

// esbuild (tsx, bundlers) may wrap functions in calls of its helper `__name`, which the text does not bring along.
const KEEP_NAMES = 'const __name = (target) => target;\n';

/** The worker's program from the text of {@link bootstrap}. */
export const workerSource = (bootstrapText: string): string =>
  `${KEEP_NAMES}(${bootstrapText})((url) => import(url));`;

/**
 * The worker's program as text. Text, because the same function has to run from TypeScript sources (tests) and from the
 * build, and a worker needs a file that Node itself can read.
 */
export const WORKER_SOURCE = workerSource(bootstrap.toString());
