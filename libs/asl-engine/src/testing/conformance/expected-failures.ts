/** Runs (`record id#run index`) that differ from AWS's recorded answer, with the reason. A run that matches must leave this list. */
export const EXPECTED_FAILURES: Readonly<Record<string, string>> = {};
