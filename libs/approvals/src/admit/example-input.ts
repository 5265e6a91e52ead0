import type { AdmitEvent, Flow } from '@ringi/shared-types';
import { backendOf } from '../backends/registry.js';
import { isExcluded } from '../rules/permitted.js';
import { levelField } from './fields.js';

/**
 * An input that starts a run of the flow unchanged: what is deployed, in the seed's form, and each level's example.
 * Values may hold CDK tokens.
 * @param people ids of those who may be its requester, where the flow names no starters.
 */
export function exampleInput(
  flow: Flow,
  deployed: AdmitEvent['deployed'],
  people: readonly string[] = [],
): Record<string, unknown> {
  const input: Record<string, unknown> = { region: deployed.region, ...deployed.fields };
  if (flow.requester_may_decide === false) input['requester'] = exampleRequester(flow, people);
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

/** Somebody whom no level asks; a name that nobody bears where nobody is known. */
function exampleRequester({ levels, starters }: Flow, people: readonly string[]): string {
  const asked = levels.flatMap(({ approvers }) => approvers);
  const isAsked = (requester: string): boolean =>
    asked.some((approver) => isExcluded({ requester, requester_may_decide: false }, approver));
  return (starters ?? people).find((id) => !isAsked(id)) ?? 'requester';
}
