/** A stack that could not be deployed. `problems` has one sentence for each fault, each naming the stack and the logical id. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
  readonly stackName: string;
  readonly problems: readonly string[];

  constructor(stackName: string, problems: readonly string[], options?: ErrorOptions) {
    super(
      problems.length === 1
        ? `Stack '${stackName}': ${problems[0]}`
        : `Stack '${stackName}' has ${problems.length} problems:\n${problems.map((p) => `  - ${p}`).join('\n')}`,
      options,
    );
    this.stackName = stackName;
    this.problems = problems;
  }
}
