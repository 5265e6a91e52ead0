import * as z from 'zod/mini';
import { BackendIdSchema } from './backend-ids.js';
import { WithdrawalSchema } from './approval.schema.js';
import { TextSchema } from './text.schema.js';

/** One request: one execution of a flow's caller. */
export const RequestSchema = z.object({
  request_id: z.string(),
  flow: z.string(),
  execution_arn: z.string(),
  title: z.optional(z.string()),
  requester: z.optional(z.string()),
  started_at: z.iso.datetime(),
  /** ARN prefix that turns a person's id into a principal, ending in `/`. */
  approver_session_prefix: z.optional(z.string()),
  /** No further level asks anybody. */
  withdrawn: z.optional(WithdrawalSchema),
  levels: z.array(
    z.object({
      level: z.int(),
      name: TextSchema,
      backend: BackendIdSchema,
      /** The component state machine that runs this level. */
      component_arn: z.string(),
      approvers: z.array(z.string()),
      min_required_approvals: z.int(),
    }),
  ),
});
export type Request = z.infer<typeof RequestSchema>;
