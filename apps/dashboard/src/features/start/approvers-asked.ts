import type { ApproverView, FlowForm } from '@ringi/shared-types';
import { personFor } from './people.js';
import type { Field } from './schema/fields.js';
import { linesOf, type Raw } from './schema/values.js';

type FlowLevel = FlowForm['levels'][number];

/** Who a level would ask with what stands in the form: the form may override the flow. */
export function approversAsked(
  people: ReadonlyMap<string, ApproverView>,
  level: FlowLevel,
  fields: readonly Field[],
  raw: Raw,
) {
  const own = (part: string): string => {
    const field = fields.find((each) => each.part === part && each.level === level.level);
    return (field && raw[field.path]) ?? '';
  };
  const approvers = linesOf(own('approvers')).map((line) => personFor(people, line));
  const required = Number(own('min_required_approvals'));
  return {
    approvers: approvers.length > 0 ? approvers : level.approvers,
    required: Number.isInteger(required) && required > 0 ? required : level.min_required_approvals,
  };
}
