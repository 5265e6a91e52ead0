import type { Stack, StackOutput } from './stack.js';

/** The stacks of the account, by name. Deleted ones are forgotten. */
export class StackStore {
  readonly #stacks = new Map<string, Stack>();

  put(stack: Stack): Stack {
    this.#stacks.set(stack.stackName, stack);
    return stack;
  }

  remove(stackName: string): void {
    this.#stacks.delete(stackName);
  }

  /** By name or stack id. */
  get(nameOrId: string): Stack | undefined {
    return this.#stacks.get(nameOrId) ?? this.list().find(({ stackId }) => stackId === nameOrId);
  }

  list(): readonly Stack[] {
    return [...this.#stacks.values()];
  }

  exports(): readonly { readonly stack: Stack; readonly output: StackOutput }[] {
    return this.list().flatMap((stack) =>
      stack.outputs.filter(({ exportName }) => exportName !== undefined).map((output) => ({ stack, output })),
    );
  }

  /** @throws Error when no stack exports the name. */
  importValue(name: string): string {
    const found = this.exports().find(({ output }) => output.exportName === name);
    if (!found) throw new Error(`No export named ${name} found. Deploy the stack that exports it first.`);
    return found.output.value;
  }

  importersOf(exportName: string): readonly string[] {
    return this.list()
      .filter(({ imports }) => imports.includes(exportName))
      .map(({ stackName }) => stackName);
  }
}
