import * as z from 'zod/mini';
import { BackendIdSchema } from '../backend-ids.js';
import { DecisionSchema } from '../decision.schema.js';
import { TextSchema } from '../text.schema.js';

/**
 * What a level looks like to people. `upcoming`: not reached yet; `queued`: the backend takes no more now;
 * `settling`: decided, the backend is finishing; `skipped`: an earlier level ended the request, nobody was asked.
 */
export const LEVEL_STATES = [
  'upcoming',
  'queued',
  'waiting',
  'settling',
  'approved',
  'rejected',
  'timed_out',
  'cancelled',
  'failed',
  'skipped',
] as const;
export const LevelStateSchema = z.enum(LEVEL_STATES);
export type LevelState = z.infer<typeof LevelStateSchema>;

/** Somebody who may be asked: a person by id and names, else the IAM principal alone. */
export const ApproverViewSchema = z.object({
  principal: z.string(),
  person: z.optional(z.object({ id: z.string(), name: z.object({ en: z.string(), ja: z.string() }) })),
});
export type ApproverView = z.infer<typeof ApproverViewSchema>;

/** One answer given at a level. */
export const AnswerViewSchema = z.object({
  by: ApproverViewSchema,
  answer: z.enum(['approve', 'reject']),
  at: z.optional(z.iso.datetime()),
  comment: z.optional(z.string()),
});
export type AnswerView = z.infer<typeof AnswerViewSchema>;

/** The facts of the waiting sentence: "Waiting for 2 of …, 1 approved, since …, due …, then times out". */
export const WaitingSchema = z.object({
  level: z.int(),
  level_name: TextSchema,
  required: z.int(),
  approved: z.int(),
  /** Who has not answered yet. */
  waiting_for: z.array(ApproverViewSchema),
  since: z.iso.datetime(),
  due_at: z.iso.datetime(),
  queued: z.boolean(),
});
export type Waiting = z.infer<typeof WaitingSchema>;

/** Why something cannot be done now, by a code the client has words for. */
export const WhyNotSchema = z.enum([
  'not_an_approver',
  'already_answered',
  'already_decided',
  'not_reached',
  'not_waiting',
  'not_requester',
  'already_ended',
  'not_a_starter',
  'too_late',
]);
export type WhyNot = z.infer<typeof WhyNotSchema>;

/** A file that lies in S3 and is deployed, this very version of it, when the level is approved. */
export const DeployedFileSchema = z.object({
  /** What its requester calls it. */
  name: z.string(),
  bucket: z.string(),
  key: z.string(),
  version_id: z.optional(z.string()),
  content_type: z.optional(z.string()),
  /** In bytes. */
  size: z.optional(z.int()),
});
export type DeployedFile = z.infer<typeof DeployedFileSchema>;

export const LevelViewSchema = z.object({
  level: z.int(),
  name: TextSchema,
  backend: BackendIdSchema,
  state: LevelStateSchema,
  approvers: z.array(ApproverViewSchema),
  min_required_approvals: z.int(),
  answers: z.array(AnswerViewSchema),
  message: z.optional(z.string()),
  confirmation_url: z.optional(z.string()),
  /** The file at `confirmation_url`; absent where the URL is but a page to look at beside the file of `deploys`. */
  confirmation_file: z.optional(z.string()),
  deploys: z.optional(DeployedFileSchema),
  asked_at: z.optional(z.iso.datetime()),
  due_at: z.optional(z.iso.datetime()),
  decided_at: z.optional(z.iso.datetime()),
  decision: z.optional(DecisionSchema),
  /** A failed level: Step Functions' error and cause. */
  error: z.optional(z.object({ error: z.string(), cause: z.string() })),
  component_execution_arn: z.optional(z.string()),
  /** The backend's own execution, once somebody is asked: what to look for in its console. */
  execution_id: z.optional(z.string()),
  can: z.object({ decide: z.boolean() }),
  why_not: z.object({ decide: z.optional(WhyNotSchema) }),
});
export type LevelView = z.infer<typeof LevelViewSchema>;
