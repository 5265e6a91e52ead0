import { useQuery } from '@tanstack/react-query';
import type { ApproverView, FlowForm } from '@ringi/shared-types';
import { useMemo } from 'react';
import { flowsQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';

/** Everybody whom a flow asks, this one first, by id and by principal: who a form's value means. */
export function usePeople(flow: FlowForm): ReadonlyMap<string, ApproverView> {
  const { data } = useQuery(flowsQuery(useApi()));
  return useMemo(() => {
    const known = new Map<string, ApproverView>();
    for (const { levels } of [...(data?.items ?? []), flow]) {
      for (const who of levels.flatMap(({ approvers }) => approvers)) {
        known.set(who.principal, who);
        if (who.person) known.set(who.person.id, who);
      }
    }
    return known;
  }, [data, flow]);
}

/** The person a value names; who is not known stands by the value itself. */
export const personFor = (people: ReadonlyMap<string, ApproverView>, value: string): ApproverView =>
  people.get(value) ?? { principal: value };
