/** The last part of an IAM principal's ARN: a role's, user's or session's name. */
export const principalName = (principal: string): string => principal.split('/').at(-1) ?? principal;
