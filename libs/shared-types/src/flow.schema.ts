import * as z from 'zod/mini';
import { BackendIdSchema } from './backend-ids.js';
import { DurationSchema } from './duration.js';
import { PersonIdSchema } from './person.schema.js';
import { TextSchema } from './text.schema.js';

/**
 * Who may be asked: a person's id, or the ARN of an IAM role, IAM user or assumed-role session.
 * An id stands for the session of the approver role that bears it.
 */
export const ApproverSchema = z.union(
  [
    z.string().check(z.regex(/^arn:[a-z-]+:(iam::\d{12}:(role|user)|sts::\d{12}:assumed-role)\/.+$/)),
    PersonIdSchema,
  ],
  { error: 'must be a person’s id, or the ARN of an IAM role, an IAM user or an assumed-role session' },
);

/** What of a level an execution's input may set differently from the flow. */
export const OVERRIDABLE = ['approvers', 'min_required_approvals', 'message'] as const;

/** One level: who is asked, by which backend, for how long. */
export const LevelSchema = z.strictObject({
  name: TextSchema,
  /** The backend and its own options, which the backend's schema checks. */
  backend: z.looseObject({ id: BackendIdSchema }),
  approvers: z.array(ApproverSchema).check(z.minLength(1)),
  min_required_approvals: z.int().check(z.minimum(1)),
  /** From the level's start until it is decided `timed_out`. */
  duration: DurationSchema,
  /** `{file}` and `{url}` are replaced by the level's confirmation file and URL. */
  message: z.string().check(z.minLength(1), z.maxLength(512)),
  /** Mail addresses told when the level waits. */
  email: z.array(z.email()),
  /** Example values for the input; the flow's example input shows them. */
  example: z.strictObject({ confirmation_url: z.url(), confirmation_file: z.string().check(z.minLength(1)) }),
});
export type Level = z.infer<typeof LevelSchema>;

/** An approval flow: an ordered list of levels. */
export const FlowSchema = z.strictObject({
  schema_version: z.literal(1),
  name: z.string().check(
    z.regex(/^[a-z][a-z0-9-]{0,29}$/, {
      error: 'must be 1 to 30 of a-z, 0-9 and -, starting with a letter (it names AWS resources)',
    }),
  ),
  title: TextSchema,
  levels: z.array(LevelSchema).check(z.minLength(1), z.maxLength(50)),
  overridable: z.array(z.enum(OVERRIDABLE)),
  /** Who may stand in an overriding `approvers` list. Needed when `approvers` is overridable. */
  allowed_approvers: z.array(ApproverSchema),
  /** False: nobody decides a request of their own. Absent: they may, where they are approvers. */
  requester_may_decide: z.optional(z.boolean()),
  /** Who may start requests through the API; absent: every person with the role requester. */
  starters: z.optional(z.array(PersonIdSchema).check(z.minLength(1))),
});
export type Flow = z.infer<typeof FlowSchema>;
