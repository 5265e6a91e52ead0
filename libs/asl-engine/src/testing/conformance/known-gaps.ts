/** Runs that the engine does not answer as AWS did, by what is missing. They count as failed; the tests hold the list exact. */
const GAPS: Readonly<Record<string, readonly string[]>> = {};

const PREFIX = 'tests/aws/services/stepfunctions/v2/';

export const KNOWN_GAPS: ReadonlySet<string> = new Set(
  Object.values(GAPS).flatMap((runs) => runs.map((run) => PREFIX + run)),
);
