import type { Environment } from '../../../core/environment.js';
import { ACTION_SPECS } from '../actions/specs.js';
import { StepError } from '../actions/action.js';
import type { Value } from '../documents/content.js';
import type { StepExecution } from './step-execution.js';

export interface ScopeSource {
  readonly env: Environment;
  readonly executionId: string;
  readonly parameters: Readonly<Record<string, Value>>;
  step(name: string): StepExecution | undefined;
}

/** Answers what `{{ name }}` means in a running automation. */
export function resolver(source: ScopeSource): (name: string) => Value {
  return (name) => {
    if (name.includes(':')) return systemVariable(name, source);
    const [head = '', output] = name.split('.');
    if (output === undefined) {
      const value = source.parameters[head];
      if (value === undefined) throw new StepError(`There is no parameter ${head}.`);
      return value;
    }
    return stepOutput(name, source.step(head), output);
  };
}

function systemVariable(name: string, { env, executionId }: ScopeSource): Value {
  const now = new Date(env.clock.now()).toISOString();
  switch (name) {
    case 'global:ACCOUNT_ID':
      return env.accountId;
    case 'global:AWS_PARTITION':
      return env.partition;
    case 'global:REGION':
      return env.region;
    case 'global:DATE':
      return now.slice(0, 10);
    case 'global:DATE_TIME':
      // AWS: yyyy-MM-dd_HH.mm.ss
      return now.slice(0, 19).replace('T', '_').replaceAll(':', '.');
    case 'automation:EXECUTION_ID':
      return executionId;
    default:
      throw new StepError(`local-aws does not know the system variable ${name}.`);
  }
}

function stepOutput(reference: string, step: StepExecution | undefined, output: string): Value {
  const list = step?.outputs[output];
  if (!step || !list) throw new StepError(`${reference} is not available: the step has not produced it.`);
  const type = ACTION_SPECS[step.definition.action]?.outputs[output];
  return type === 'String' ? (list[0] ?? '') : list;
}
