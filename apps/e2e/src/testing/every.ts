/**
 * EVERY=1 plays each case in full: every ending of every flow in a browser, 100 requests at AWS's own limit of 50. Without it
 * each ending and each flow is played at least once, and the limit is a smaller one.
 */
export const EVERY = Boolean(process.env['EVERY']);
