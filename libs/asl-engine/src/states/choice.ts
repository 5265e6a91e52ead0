import { evaluateRule, type ChoiceRule } from '../choice/rule.js';
import { effectiveInput, inputOutput } from '../data/input-output.js';
import { dataSource, queryScope } from '../data/scope.js';
import { DataFailure, QueryFailure } from '../errors.js';
import { evaluateExpression, expressionOf } from '../jsonata/evaluate.js';
import type { StateHandler, StateRun } from '../run/state-run.js';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export const runChoice: StateHandler = async (run) => {
  const choices = run.state['Choices'] as readonly ChoiceRule[];
  for (const choice of choices) {
    if (await holds(run, choice)) return { ...(await inputOutput(run, choice)), next: choice.Next as string };
  }
  const fallback = run.state['Default'];
  if (typeof fallback === 'string') return { ...(await inputOutput(run)), next: fallback };
  throw new DataFailure('States.NoChoiceMatched', 'No choice matched and the state has no Default.');
};

async function holds(run: StateRun, choice: ChoiceRule): Promise<boolean> {
  if (run.language !== 'JSONata') return evaluateRule(choice, dataSource(run, effectiveInput(run)));
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
