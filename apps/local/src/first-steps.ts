import type { FlowList, FlowView } from '@ringi/shared-types';
import { clientOf } from './api-client.js';
import type { Endpoints } from './endpoints.js';

/** A request to begin with: who may start it, and the one person its first level asks. Ids and a flow's name. */
export interface FirstSteps {
  readonly starter: string;
  readonly flow: string;
  readonly approver: string;
}

/** What to propose, as the API sees it; undefined when no flow of this laptop begins so simply. */
export async function firstSteps(endpoints: Endpoints): Promise<FirstSteps | undefined> {
  const { people } = endpoints;
  const requesters = people.filter(({ roles }) => roles.includes('requester'));
  // Somebody nobody asks: a flow may refuse its requester's own answer.
  const starter = requesters.find(({ roles }) => !roles.includes('approver')) ?? requesters[0];
  if (!starter) return undefined;
  const { items } = await (await clientOf(endpoints, starter.id))<FlowList>('GET', '/flows');
  for (const flow of items) {
    const approver = onlyPersonAsked(flow);
    if (flow.can.start && approver !== undefined && approver !== starter.id) {
      return { starter: starter.id, flow: flow.name, approver };
    }
  }
  return undefined;
}

function onlyPersonAsked({ levels: [first] }: FlowView): string | undefined {
  const [approver, ...others] = first?.approvers ?? [];
  return others.length === 0 ? approver?.person?.id : undefined;
}
