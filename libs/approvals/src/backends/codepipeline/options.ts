import type { Level } from '@ringi/shared-types';
import * as z from 'zod/mini';
import type { Problem } from '../../backend.js';

/** `type/subtype`, and parameters after a semicolon. */
export const CONTENT_TYPE = /^[\w.+-]+\/[\w.+-]+(\s*;[\x20-\x7e]*)?$/;

/** A key of an S3 object, as a pipeline's configuration names it. */
const KeySchema = z.string().check(
  z.regex(/^(?!\/)[^#\p{Cc}]{1,500}$/u, {
    error: 'must be 1 to 500 characters, not starting with / and without #',
  }),
);

/** What a flow may say of a level that a pipeline decides; everything has a default. */
const OptionsSchema = z.strictObject({
  id: z.literal('codepipeline'),
  /** A versioned bucket that is there. Default: the flow gets one of its own. */
  bucket: z.optional(
    z.string().check(
      z.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
        error: 'must be the name of an S3 bucket: 3 to 63 of a-z 0-9 . -',
      }),
    ),
  ),
  /** Where the file that is to be approved is put. Default: `index_level<n>.html`. */
  input_key: z.optional(KeySchema),
  /** What the approved file is called, below the request's id. Default: `index_level<n>_approved.html`. */
  output_key: z.optional(KeySchema),
  /** Of a file whose request does not say. Default: `text/html`. */
  content_type: z.optional(z.string().check(z.regex(CONTENT_TYPE))),
  /** The review link of a request that gives none. */
  confirmation_url: z.optional(z.url()),
  /** Whether EventBridge tells of decisions at once; otherwise the reconciler finds them. Default: `ENABLED`. */
  event_rule: z.optional(z.enum(['ENABLED', 'DISABLED'])),
  /** All requests deploy to the output key itself; an older request then cannot replace a newer one's file. */
  shared_output_key: z.optional(z.boolean()),
});
export type CodePipelineOptions = z.infer<typeof OptionsSchema>;

/** A level's options. The flow was checked before. */
export const codePipelineOptions = (level: Level): CodePipelineOptions => OptionsSchema.parse(level.backend);

/** What is wrong with a level's options, with paths below `backend`. */
export function checkOptions(level: Level): readonly Problem[] {
  const { data, error } = OptionsSchema.safeParse(level.backend);
  const problems = (error?.issues ?? []).flatMap((issue) =>
    (issue.code === 'unrecognized_keys' ? issue.keys : [undefined]).map((key) => ({
      path: ['backend', ...issue.path, ...(key === undefined ? [] : [key])].join('.'),
      message: key === undefined ? issue.message : 'is not an option of codepipeline',
    })),
  );
  if (data?.shared_output_key && data.input_key !== undefined && data.input_key === data.output_key) {
    problems.push({
      path: 'backend.output_key',
      message: 'is the input key: the deployed file would replace it',
    });
  }
  return problems;
}
