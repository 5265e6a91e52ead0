import * as z from 'zod/mini';

/** The backends there are. A new one is added here first; the compiler then names every registry that lacks it. */
export const BACKEND_IDS = ['ssm-automation', 'codepipeline'] as const;
export const BackendIdSchema = z.enum(BACKEND_IDS);
export type BackendId = z.infer<typeof BackendIdSchema>;
