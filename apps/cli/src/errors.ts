/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked cannot be done: exit code 1. The message says what, which id, and what to do next. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
