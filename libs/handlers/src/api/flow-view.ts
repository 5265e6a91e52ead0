import type { FlowView, WhyNot } from '@ringi/shared-types';
import type { ApiFlow } from './config.js';
import type { Directory } from './directory.js';
import type { Identity } from './identity.js';

/** Why a person may not start requests of a flow: not a requester, or not among those the flow names. */
export const whyNotStart = ({ flow }: ApiFlow, { id, roles }: Identity): WhyNot | undefined =>
  roles.includes('requester') && (flow.starters?.includes(id) ?? true) ? undefined : 'not_a_starter';

/** A flow, and who is asked at each of its levels. */
export function flowView(served: ApiFlow, who: Identity, directory: Directory): FlowView {
  const { flow } = served;
  const why = whyNotStart(served, who);
  return {
    name: flow.name,
    title: flow.title,
    levels: flow.levels.map(({ name, backend, approvers, min_required_approvals, duration }, index) => ({
      level: index + 1,
      name,
      backend: backend.id,
      approvers: approvers.map((each) => directory.approver({ principal: directory.principalOf(each) })),
      min_required_approvals,
      duration,
    })),
    can: { start: why === undefined },
    why_not: why === undefined ? {} : { start: why },
  };
}
