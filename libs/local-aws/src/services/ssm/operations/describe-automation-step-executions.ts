import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { describeStep, type StepExecution } from '../automation/step-execution.js';
import {
  isRecord,
  optionalInteger,
  optionalString,
  requiredString,
  type RawInput,
} from '../../../core/raw-input.js';
import { pageOf } from '../page.js';
import { executionArn, type SsmState } from '../state.js';

const KEYS: Readonly<Record<string, (step: StepExecution, value: string) => boolean>> = {
  StepExecutionStatus: (step, value) => step.status === value,
  StepExecutionId: (step, value) => step.id === value,
  StepName: (step, value) => step.definition.name === value,
  Action: (step, value) => step.definition.action === value,
  StartTimeBefore: ({ startedAt }, value) => startedAt !== undefined && startedAt < Date.parse(value),
  StartTimeAfter: ({ startedAt }, value) => startedAt !== undefined && startedAt > Date.parse(value),
};

/** Steps in the order of the document, or reversed with ReverseOrder. */
export const describeAutomationStepExecutions =
  ({ env, automations }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const id = requiredString(input, 'AutomationExecutionId', { min: 36, max: 36 });
    call.authorize('ssm:DescribeAutomationStepExecutions', executionArn(env, id));
    const run = automations.get(id);
    const steps = input['ReverseOrder'] === true ? run.steps.toReversed() : run.steps;
    const page = pageOf(
      steps,
      (step) => step.id,
      optionalInteger(input, 'MaxResults', 1, 50) ?? 50,
      optionalString(input, 'NextToken'),
      readFilters(input['Filters']),
    );
    return {
      StepExecutions: page.items.map((step) => describeStep(step, run.validNextSteps(step))),
      NextToken: page.NextToken,
    };
  };

function readFilters(filters: unknown): (step: StepExecution) => boolean {
  if (!Array.isArray(filters)) return () => true;
  const all = filters.map((filter) => {
    const { Key: key, Values: values } = isRecord(filter) ? filter : {};
    const holds = typeof key === 'string' && Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (!holds)
      throw new ServiceError(
        'InvalidFilterKey',
        `local-aws does not know the filter key ${JSON.stringify(key)}; it knows ${Object.keys(KEYS).join(', ')}.`,
      );
    if (!Array.isArray(values) || values.length < 1)
      throw new ServiceError('InvalidFilterValue', `The filter ${String(key)} needs a value.`);
    return (step: StepExecution): boolean => values.some((value) => holds(step, String(value)));
  });
  return (step) => all.every((holds) => holds(step));
}
