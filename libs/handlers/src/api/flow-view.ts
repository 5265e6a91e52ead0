import type { FlowView, WhyNot } from '@ringi/shared-types';
import type { ApiFlow } from './config.js';
import type { Directory } from './directory.js';
import type { Identity } from './identity.js';

/** Why a person may not start requests. */
export const whyNotStart = ({ roles }: Identity): WhyNot | undefined =>
  roles.includes('requester') ? undefined : 'not_a_starter';

/** A flow, and who is asked at each of its levels. */
export function flowView({ flow }: ApiFlow, who: Identity, directory: Directory): FlowView {
  const why = whyNotStart(who);
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
