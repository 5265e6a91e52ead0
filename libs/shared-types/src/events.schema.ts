import * as z from 'zod/mini';
import { ApprovalRequestSchema, ComponentRefSchema } from './approval.schema.js';
import { BackendIdSchema } from './backend-ids.js';
import { DecisionSchema } from './decision.schema.js';

/** What a caller sends to Admit. `deployed` is what the flow's stack deployed, by wire name. */
export const AdmitEventSchema = z.object({
  execution: z.object({ id: z.string(), start_time: z.string() }),
  input: z.unknown(),
  deployed: z.object({
    region: z.string(),
    /** Infrastructure fields of the input, by wire name. */
    fields: z.record(z.string(), z.string()),
    levels: z.array(
      z.object({
        component_arn: z.string(),
        approvers: z.array(z.string()),
        /** Infrastructure fields of this level's input, by wire name without `level<n>_`. */
        fields: z.record(z.string(), z.string()),
      }),
    ),
    allowed_approvers: z.array(z.string()),
    /** ARN prefix that turns a person's id into a principal, ending in `/`. */
    approver_session_prefix: z.string(),
  }),
});
export type AdmitEvent = z.infer<typeof AdmitEventSchema>;

/** What Admit answers: the input of each level's component. */
export const AdmittedSchema = z.object({
  request_id: z.string(),
  levels: z.array(ApprovalRequestSchema),
});
export type Admitted = z.infer<typeof AdmittedSchema>;

/** What a component sends to start, or reconcile to start again what was queued. */
export const StartEventSchema = z.union([
  z.object({
    token: z.string(),
    attempt: z.int(),
    component: ComponentRefSchema,
    request: ApprovalRequestSchema,
  }),
  z.object({ start_again: z.string() }),
]);
export type StartEvent = z.infer<typeof StartEventSchema>;

/** What start answers; Step Functions keeps it in the TaskSubmitted event. */
export const StartedSchema = z.object({
  approval_id: z.string(),
  status: z.enum(['asked', 'queued', 'answered', 'superseded', 'starting', 'closed']),
  execution_id: z.optional(z.string()),
  due_at: z.optional(z.string()),
});
export type Started = z.infer<typeof StartedSchema>;

/** All that report accepts: which execution of which backend moved. Everything else is read back. */
export const ReportEventSchema = z.object({ backend: BackendIdSchema, execution_id: z.string() });
export type ReportEvent = z.infer<typeof ReportEventSchema>;

/** What makes close look: an execution that ended, or a component whose backstop ran out. */
export const CloseEventSchema = z.union([
  z.object({ component_execution_arn: z.string() }),
  z.object({ caller_execution_arn: z.string() }),
  z.object({ backstop: ComponentRefSchema, request: ApprovalRequestSchema }),
]);
export type CloseEvent = z.infer<typeof CloseEventSchema>;

/** What close answers to a component: the decision, or that one is about to be taken. */
export const BackstopAnswerSchema = z.union([
  z.object({ status: z.literal('decided'), decision: DecisionSchema }),
  z.object({ status: z.literal('wait') }),
]);
export type BackstopAnswer = z.infer<typeof BackstopAnswerSchema>;
