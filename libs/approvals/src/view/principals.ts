/** The session name of an assumed-role principal, which is a person's id; any other principal stands for itself. */
export const sessionOf = (principal: string): string =>
  /^arn:[a-z-]+:sts::\d{12}:assumed-role\/[^/]+\/(.+)$/.exec(principal)?.[1] ?? principal;

/**
 * The person behind a principal.
 * @param prefix ARN prefix of the sessions of the approver role, ending in `/`. Sessions of other roles are nobody we know.
 */
export const personOf = (principal: string, prefix: string | undefined): string | undefined =>
  prefix !== undefined && principal.startsWith(prefix) ? principal.slice(prefix.length) : undefined;
