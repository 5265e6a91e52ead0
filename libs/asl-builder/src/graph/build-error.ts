/** The machine is wrong in a way the compiler cannot see. The message ends with where: `at file:line:column`. */
export class BuildError extends Error {
  override readonly name = 'BuildError';

  constructor(
    message: string,
    /** `file:line:column` of the step at fault. */
    readonly position: string,
  ) {
    super(`${message}\n    at ${position}`);
  }
}
