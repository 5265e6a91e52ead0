import type { ApproverView, FlowForm } from '@ringi/shared-types';
import type { Field } from './schema/fields.js';
import type { Raw } from './schema/values.js';

type FlowLevel = FlowForm['levels'][number];

/** Who a level would ask with what stands in the form: the form may override the flow. */
export function approversAsked(flow: FlowForm, level: FlowLevel, fields: readonly Field[], raw: Raw) {
  const own = (ending: RegExp) => {
    const field = fields.find(({ path }) => path.startsWith(`level${level.level}_`) && ending.test(path));
    return field && raw[field.path]?.trim();
  };
  const lines = own(/_approvers$/)
    ?.split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const known = flow.levels.flatMap(({ approvers }) => approvers);
  const approvers: ApproverView[] | undefined = lines?.map(
    (line) =>
      known.find(({ principal, person }) => principal === line || person?.id === line) ?? { principal: line },
  );
  const required = Number(own(/min_required_approvals$/));
  return {
    approvers: approvers?.length ? approvers : level.approvers,
    required: Number.isInteger(required) && required > 0 ? required : level.min_required_approvals,
  };
}
