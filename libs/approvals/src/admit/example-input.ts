import type { AdmitEvent, Flow } from '@ringi/shared-types';
import { backendOf } from '../backends/registry.js';
import { levelField } from './fields.js';

/**
 * An input that starts a run of the flow unchanged: what is deployed, in the seed's form, and each level's example.
 * Values may hold CDK tokens; a single approver is a text and the quorum a text, as hand-written inputs have them.
 */
export function exampleInput(flow: Flow, deployed: AdmitEvent['deployed']): Record<string, unknown> {
  const input: Record<string, unknown> = { region: deployed.region, ...deployed.fields };
  flow.levels.forEach((level, index) => {
    const number = index + 1;
    const here = deployed.levels[index];
    const { wire } = backendOf(level.backend.id);
    const put = (field: string, value: unknown): void => void (input[levelField(number, field)] = value);
    for (const [field, value] of Object.entries(here?.fields ?? {})) put(field, value);
    const approvers = here?.approvers ?? [];
    put(wire.approvers, approvers.length === 1 ? approvers[0] : approvers);
    put(wire.min_required_approvals, String(level.min_required_approvals));
    put('confirmation_url', level.example.confirmation_url);
    put('confirmation_file', level.example.confirmation_file);
  });
  return input;
}
