import { evaluateRule, type ChoiceRule } from '../choice/rule.js';
import { effectiveInput, inputOutput } from '../data/input-output.js';
import { dataSource, queryScope } from '../data/scope.js';
import { QueryFailure, RuntimeFailure } from '../errors.js';
import { evaluateExpression, expressionOf } from '../jsonata/evaluate.js';
import type { StateHandler, StateResult, StateRun } from '../run/state-run.js';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export const runChoice: StateHandler = (run) =>
  run.language === 'JSONata' ? queriedChoice(run) : pathChoice(run);

function pathChoice(run: StateRun): StateResult {
  const source = dataSource(run, effectiveInput(run));
  const choice = choicesOf(run).find((candidate) => evaluateRule(candidate, source));
  // JSONPath has nothing to wait for.
  return choice ? towards(choice.Next as string, inputOutput(run, choice) as StateResult) : fallback(run);
}

async function queriedChoice(run: StateRun): Promise<StateResult> {
  for (const choice of choicesOf(run))
    if (await holds(run, choice)) return towards(choice.Next as string, await inputOutput(run, choice));
  const next = defaultOf(run);
  return towards(next, await inputOutput(run));
}

function fallback(run: StateRun): StateResult {
  const next = defaultOf(run);
  return towards(next, inputOutput(run) as StateResult);
}

function towards(next: string, { output, assigned }: StateResult): StateResult {
  return { output, assigned, next };
}

function choicesOf(run: StateRun): readonly ChoiceRule[] {
  return run.state['Choices'] as readonly ChoiceRule[];
}

/**
 * @throws RuntimeFailure when there is none. The documentation names the error States.NoChoiceMatched; executions of AWS end
 * with States.Runtime and this sentence.
 */
function defaultOf(run: StateRun): string {
  const name = run.state['Default'];
  if (typeof name === 'string') return name;
  throw new RuntimeFailure(
    'Failed to transition out of the state. The state does not point to a next state.',
  );
}

async function holds(run: StateRun, choice: ChoiceRule): Promise<boolean> {
  const expression = expressionOf(choice['Condition']);
  const value =
    expression === undefined
      ? choice['Condition']
      : await evaluateExpression(expression, queryScope(run), 'Condition');
  if (typeof value === 'boolean') return value;
  throw new QueryFailure(
    `The JSONata expression '${expression ?? String(value)}' specified for the field 'Condition' returned an unexpected result type. Expected 'boolean', but was '${typeof value}' for value: ${JSON.stringify(value)}`,
    'Condition',
  );
}
