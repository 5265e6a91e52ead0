import * as z from 'zod/mini';
import { BackendIdSchema } from './backend-ids.js';
import { DeciderSchema, DecisionSchema, OutcomeSchema } from './decision.schema.js';
import { TextSchema } from './text.schema.js';

/** One level of one request, resolved and checked: the input of a component execution. Admit makes it. */
export const ApprovalRequestSchema = z.object({
  request_id: z.string(),
  flow: z.string(),
  level: z.int().check(z.minimum(1)),
  level_name: TextSchema,
  backend: BackendIdSchema,
  caller_execution_arn: z.string(),
  requester: z.optional(z.string()),
  /** False: the requester may not decide, whoever asks. */
  requester_may_decide: z.optional(z.boolean()),
  /** IAM principals, as the backend wants them. */
  approvers: z.array(z.string()),
  min_required_approvals: z.int(),
  message: z.string(),
  confirmation_url: z.string(),
  confirmation_file: z.string(),
  /** How long the level waits, from its first start. */
  duration_seconds: z.int(),
  /** TimeoutSeconds of the waiting Task: a backstop behind the due time. */
  backstop_seconds: z.int(),
  /** What the backend needs besides, by its own names. */
  settings: z.record(z.string(), z.string()),
});
export type ApprovalRequest = z.infer<typeof ApprovalRequestSchema>;

/** The component execution an approval belongs to. A redrive is a new approval. */
export const ComponentRefSchema = z.object({ execution_arn: z.string(), redrive_count: z.int() });
export type ComponentRef = z.infer<typeof ComponentRefSchema>;

export const APPROVAL_STATES = ['open', 'decided', 'delivered', 'closed'] as const;

/** How the record of an approval ended without a decision: its answer to the task token is SendTaskFailure. */
export const FailureSchema = z.object({ error: z.string(), cause: z.string() });
export type Failure = z.infer<typeof FailureSchema>;

/** A person's answer as the API took it, before and after it was signalled to the backend. */
export const VoteSchema = z.object({
  answer: z.enum(['approve', 'reject']),
  comment: z.optional(z.string()),
  at: z.iso.datetime(),
  /** The backend has taken the signal. */
  sent: z.boolean(),
});
export type Vote = z.infer<typeof VoteSchema>;

/** Who wanted to take the request back, and when. */
export const WithdrawalSchema = z.object({ by: z.string(), at: z.iso.datetime() });
export type Withdrawal = z.infer<typeof WithdrawalSchema>;

/**
 * The authoritative record of one approval. Its life: `open → decided → delivered`, or `open | decided → closed`
 * when the component or the caller ended by itself. Beside the state it is unfinished until its component has ended
 * and its backend has.
 */
export const ApprovalRecordSchema = z.object({
  approval_id: z.string(),
  component: ComponentRefSchema,
  request: ApprovalRequestSchema,
  state: z.enum(APPROVAL_STATES),
  created_at: z.iso.datetime(),
  due_at: z.iso.datetime(),
  /** Held by the one call that may start the backend now. */
  lease: z.optional(z.object({ id: z.string(), taken_at: z.iso.datetime() })),
  /** The backend is full: to be started again, oldest first. */
  queued: z.optional(z.boolean()),
  /** The backend's execution, once bound. */
  execution_id: z.optional(z.string()),
  decision: z.optional(DecisionSchema),
  failure: z.optional(FailureSchema),
  /** An answer that came after `due_at`: evidence, not a decision. */
  late_answer: z.optional(
    z.object({ outcome: OutcomeSchema, decided_by: z.array(DeciderSchema), at: z.iso.datetime() }),
  ),
  /** Why the record was closed: the status the component or caller ended with. */
  closed: z.optional(z.object({ status: z.string(), error: z.optional(z.string()) })),
  /** Answers given through the API, by person; the backend alone says what counts. */
  votes: z.optional(z.record(z.string(), VoteSchema)),
  /** To be stopped until a verdict comes; written together with the decision when nothing was bound. */
  withdrawn: z.optional(WithdrawalSchema),
  /** When the backend was let finish what was approved: from here on only its end decides. */
  verified: z.optional(z.iso.datetime()),
  unfinished: z.boolean(),
  /** How often the record was changed: orders what is derived from it. */
  version: z.optional(z.int()),
});
export type ApprovalRecord = z.infer<typeof ApprovalRecordSchema>;
