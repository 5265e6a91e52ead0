import * as z from 'zod/mini';
import { WithdrawalSchema } from '../approval.schema.js';
import { TextSchema } from '../text.schema.js';
import {
  ApproverViewSchema,
  DeployedFileSchema,
  LevelStateSchema,
  LevelViewSchema,
  WaitingSchema,
  WhyNotSchema,
} from './level-view.schema.js';

export const REQUEST_STATES = [
  'running',
  'approved',
  'rejected',
  'timed_out',
  'cancelled',
  'failed',
] as const;
export const RequestStateSchema = z.enum(REQUEST_STATES);
export type RequestState = z.infer<typeof RequestStateSchema>;

/** One request in a list. */
export const RequestRowSchema = z.object({
  request_id: z.string(),
  flow: z.string(),
  flow_title: TextSchema,
  title: z.optional(z.string()),
  requester: z.optional(ApproverViewSchema),
  state: RequestStateSchema,
  started_at: z.iso.datetime(),
  ended_at: z.optional(z.iso.datetime()),
  updated_at: z.iso.datetime(),
  /** The state of each level, in order: the rail in small. */
  levels: z.array(z.object({ name: TextSchema, state: LevelStateSchema })),
  waiting: z.optional(WaitingSchema),
});
export type RequestRow = z.infer<typeof RequestRowSchema>;

/** One request with everything its page shows. */
export const RequestViewSchema = z.extend(RequestRowSchema, {
  execution_arn: z.string(),
  console_url: z.string(),
  level_views: z.array(LevelViewSchema),
  input: z.unknown(),
  output: z.optional(z.unknown()),
  error: z.optional(z.object({ error: z.string(), cause: z.string() })),
  /** Asked for by the requester; the level that waits ends `cancelled` within moments. */
  withdrawn: z.optional(WithdrawalSchema),
  can: z.object({ withdraw: z.boolean() }),
  why_not: z.object({ withdraw: z.optional(WhyNotSchema) }),
});
export type RequestView = z.infer<typeof RequestViewSchema>;

/** One event of the caller's or a component's history, without task tokens. */
export const RequestEventSchema = z.object({
  /**
   * `<level or 0 for the caller>.<event id>`; unique within a request. A level that a redrive runs again has its round too:
   * `<level>-<round>.<event id>`.
   */
  key: z.string(),
  /** 0: the caller. */
  level: z.int(),
  id: z.int(),
  previous_event_id: z.int(),
  type: z.string(),
  at: z.iso.datetime(),
  state: z.optional(z.string()),
  details: z.optional(z.unknown()),
});
export type RequestEvent = z.infer<typeof RequestEventSchema>;

/** One thing that waits for the person who asks. */
export const InboxItemSchema = z.object({
  request_id: z.string(),
  flow: z.string(),
  flow_title: TextSchema,
  title: z.optional(z.string()),
  requester: z.optional(ApproverViewSchema),
  level: z.int(),
  level_name: TextSchema,
  message: z.string(),
  confirmation_url: z.string(),
  /** What a link to it is called: the file's name, or the URL itself where the file is that of `deploys`. */
  confirmation_file: z.string(),
  deploys: z.optional(DeployedFileSchema),
  asked_at: z.iso.datetime(),
  due_at: z.iso.datetime(),
  approved: z.int(),
  required: z.int(),
});
export type InboxItem = z.infer<typeof InboxItemSchema>;
