import * as z from 'zod/mini';
import { BackendIdSchema } from './backend-ids.js';

export const OUTCOMES = ['approved', 'rejected', 'timed_out', 'cancelled'] as const;
export const OutcomeSchema = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof OutcomeSchema>;

export const CANCEL_REASONS = [
  'superseded',
  'stopped',
  'definition_updated',
  'deploy_failed',
  'not_permitted',
  'withdrawn',
] as const;

/** Who decided, as the system that took the decision names the principal. */
export const DeciderSchema = z.object({
  principal: z.string(),
  answer: z.enum(['approve', 'reject']),
  at: z.optional(z.iso.datetime()),
});
export type Decider = z.infer<typeof DeciderSchema>;

/**
 * What a level ended with: the output of its component execution, and of the caller for the level that ended it.
 * `is_approved` is true for the outcome `approved` alone. A failure is an error, not a decision.
 */
export const DecisionSchema = z.object({
  is_approved: z.boolean(),
  outcome: OutcomeSchema,
  /** Why, for `cancelled` and `timed_out`. */
  reason: z.optional(z.string()),
  decided_by: z.array(DeciderSchema),
  /** Where the backend keeps one. */
  comment: z.optional(z.string()),
  decided_at: z.iso.datetime(),
  approval_id: z.string(),
  level: z.int(),
  backend: BackendIdSchema,
});
export type Decision = z.infer<typeof DecisionSchema>;
