import * as z from 'zod/mini';
import { PersonSchema } from '../person.schema.js';
import { TextSchema } from '../text.schema.js';
import { BackendIdSchema } from '../backend-ids.js';
import { AnswerViewSchema, ApproverViewSchema, LevelViewSchema, WhyNotSchema } from './level-view.schema.js';
import {
  InboxItemSchema,
  RequestEventSchema,
  RequestRowSchema,
  RequestStateSchema,
} from './request-view.schema.js';

/** `GET /api/me`. The email is there when the token or the directory has one. */
export const MeSchema = z.extend(PersonSchema, { email: z.optional(z.email()) });
export type Me = z.infer<typeof MeSchema>;

/** One flow. `GET /api/flows` answers `{ items: FlowView[] }`. */
export const FlowViewSchema = z.object({
  name: z.string(),
  title: TextSchema,
  levels: z.array(
    z.object({
      level: z.int(),
      name: TextSchema,
      backend: BackendIdSchema,
      approvers: z.array(ApproverViewSchema),
      min_required_approvals: z.int(),
      duration: z.string(),
    }),
  ),
  can: z.object({ start: z.boolean() }),
  why_not: z.object({ start: z.optional(WhyNotSchema) }),
});
export type FlowView = z.infer<typeof FlowViewSchema>;

/** `GET /api/flows` */
export const FlowListSchema = z.object({ items: z.array(FlowViewSchema) });
export type FlowList = z.infer<typeof FlowListSchema>;

/** `GET /api/flows/:flow`: the form of a request: its JSON Schema (draft 2020-12) and an input that is right. */
export const FlowFormSchema = z.extend(FlowViewSchema, {
  schema: z.record(z.string(), z.unknown()),
  example: z.record(z.string(), z.unknown()),
});
export type FlowForm = z.infer<typeof FlowFormSchema>;

/** `POST /api/requests`, with the header Idempotency-Key. Answers 201 with a RequestRow; 200 when repeated. */
export const NewRequestSchema = z.strictObject({
  flow: z.string(),
  title: z.optional(z.string().check(z.maxLength(200))),
  input: z.record(z.string(), z.unknown()),
});
export type NewRequest = z.infer<typeof NewRequestSchema>;

/** `GET /api/requests` */
export const RequestListQuerySchema = z.object({
  scope: z.optional(z.enum(['mine', 'all'])),
  state: z.optional(RequestStateSchema),
  flow: z.optional(z.string()),
  /** Text found in title, flow or requester. */
  q: z.optional(z.string().check(z.maxLength(100))),
  cursor: z.optional(z.string()),
  limit: z.optional(z.string().check(z.regex(/^([1-9]\d?|100)$/))),
});
export const RequestListSchema = z.object({
  items: z.array(RequestRowSchema),
  cursor: z.optional(z.string()),
});
export type RequestList = z.infer<typeof RequestListSchema>;

/** `GET /api/requests/:request_id/events` */
export const RequestEventListSchema = z.object({
  items: z.array(RequestEventSchema),
  cursor: z.optional(z.string()),
});
export type RequestEventList = z.infer<typeof RequestEventListSchema>;

/** `GET /api/inbox`, most urgent first. */
export const InboxQuerySchema = z.object({
  cursor: z.optional(z.string()),
  limit: z.optional(z.string().check(z.regex(/^([1-9]\d{0,2}|1000)$/))),
});

/** `GET /api/requests/:request_id/events`, oldest first. */
export const RequestEventsQuerySchema = z.object({ cursor: z.optional(z.string()) });

/** `GET /api/inbox`; `count` is of all that waits for the person, whatever the page. */
export const InboxSchema = z.object({
  items: z.array(InboxItemSchema),
  count: z.int(),
  cursor: z.optional(z.string()),
});
export type Inbox = z.infer<typeof InboxSchema>;

/** `POST /api/requests/:request_id/levels/:level/decision`. A rejection needs a comment. */
export const NewDecisionSchema = z.strictObject({
  answer: z.enum(['approve', 'reject']),
  comment: z.optional(z.string().check(z.maxLength(1000))),
});
export type NewDecision = z.infer<typeof NewDecisionSchema>;
/** The level after the answer; it may still be waiting for others. */
export const DecidedSchema = LevelViewSchema;

/** `POST /api/rebuild`: goes on behind a cursor of its own answer. */
export const RebuildSchema = z.strictObject({
  cursor: z.optional(
    z.string().check(z.regex(/^[0-9a-f]{32}$/, 'is not one that a rebuild gave; begin without it')),
  ),
});
export type Rebuild = z.infer<typeof RebuildSchema>;

/** What one call of it has done. With a cursor there is more to do. */
export const RebuiltSchema = z.object({
  rebuilt: z.int(),
  /** Ids of requests whose rows could not be written: rebuild again. */
  failed: z.array(z.string()),
  cursor: z.optional(z.string()),
});
export type Rebuilt = z.infer<typeof RebuiltSchema>;

/** Every answer that is not 2xx. */
export const ProblemSchema = z.object({
  /** `unauthenticated` 401, `forbidden` 403, `not_found` 404, `conflict` 409, `invalid` 400, `unavailable` 503. */
  code: z.enum([
    'unauthenticated',
    'forbidden',
    'not_found',
    'conflict',
    'invalid',
    'unavailable',
    'internal',
  ]),
  /** What, which id, what to do next. */
  message: z.string(),
  why_not: z.optional(WhyNotSchema),
  /** 400: what is wrong with each field of the body. */
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  /** 409: the answer that was there before. */
  answer: z.optional(AnswerViewSchema),
  request_id: z.optional(z.string()),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** `/config.json` beside the dashboard: one artefact for all stages. */
export const DashboardConfigSchema = z.object({
  api: z.string(),
  issuer: z.string(),
  client_id: z.string(),
  audience: z.optional(z.string()),
  region: z.string(),
  /** Laptop only: mail and clock pages. */
  local: z.optional(z.object({ clock: z.string(), mail: z.string() })),
  /** Server-sent events with hints; absent: the page polls. */
  updates: z.optional(z.string()),
});
export type DashboardConfig = z.infer<typeof DashboardConfigSchema>;
