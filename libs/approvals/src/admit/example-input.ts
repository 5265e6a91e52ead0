import type { AdmitEvent, Flow } from '@ringi/shared-types';
import { backendOf } from '../backends/registry.js';
import { levelField } from './fields.js';

/**
 * An input that starts a run of the flow unchanged: what is deployed, in the seed's form, and each level's example.
 * Values may hold CDK tokens.
 */
export function exampleInput(flow: Flow, deployed: AdmitEvent['deployed']): Record<string, unknown> {
  const input: Record<string, unknown> = { region: deployed.region, ...deployed.fields };
  if (flow.requester_may_decide === false) input['requester'] = 'requester';
  flow.levels.forEach((level, index) => {
    const number = index + 1;
    const here = deployed.levels[index];
    const { fields, example, inputs } = backendOf(level.backend.id);
    const said = [
      ...fields(level).level.map((field) => [field, here?.fields[field]] as const),
      ...Object.entries(example(level, here?.approvers ?? [])),
      ...inputs(level).map((field) => [field.name, field.example] as const),
    ];
    for (const [field, value] of said) if (value !== undefined) input[levelField(number, field)] = value;
  });
  return input;
}
