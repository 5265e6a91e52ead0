import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import type { Stack, StackOutput } from './stack.js';
import type { StackStore } from './stack-store.js';

/**
 * The outputs of a stack whose resources exist.
 * @throws Error when a value is no text, an export's name is taken, or an export in use would change.
 */
export function evaluateOutputs(
  stack: Stack,
  names: readonly string[],
  scope: Scope,
  store: StackStore,
): readonly StackOutput[] {
  const outputs = names.map((key): StackOutput => {
    const output = stack.template.Outputs?.[key];
    const value = evaluate(output?.Value, scope);
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw new Error(`output ${key} must be text, not ${JSON.stringify(value)}`);
    }
    const exportName = output?.Export && String(evaluate(output.Export.Name, scope));
    const owner = store.exports().find((other) => other.output.exportName === exportName)?.stack.stackName;
    if (exportName !== undefined && owner !== undefined && owner !== stack.stackName) {
      throw new Error(`output ${key}: Export with name ${exportName} is already exported by stack ${owner}`);
    }
    return { key, value: String(value), description: output?.Description, exportName };
  });
  for (const { exportName, value } of stack.outputs) {
    if (exportName === undefined) continue;
    const others = store.importersOf(exportName).filter((name) => name !== stack.stackName);
    const kept = outputs.some((output) => output.exportName === exportName && output.value === value);
    if (others.length > 0 && !kept) {
      throw new Error(
        `Export ${exportName} cannot be changed or deleted as it is in use by ${others.join(', ')}`,
      );
    }
  }
  return outputs;
}
