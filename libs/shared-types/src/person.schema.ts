import * as z from 'zod/mini';

/**
 * A person's id: the session name under which the person's decisions are signed, so what IAM allows there.
 * Source: RoleSessionName, https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const PersonIdSchema = z.string().check(
  z.regex(/^[\w+=,.@-]{2,64}$/, {
    error: 'must be 2 to 64 of the characters a-z A-Z 0-9 _ + = , . @ - (an IAM session name)',
  }),
);

export const PersonSchema = z.strictObject({
  id: PersonIdSchema,
  name: z.strictObject({ en: z.string(), ja: z.string() }),
  email: z.email(),
  roles: z.array(z.enum(['requester', 'approver', 'operator', 'auditor'])),
});
export type Person = z.infer<typeof PersonSchema>;
