/** What somebody has begun to write at a level; survives a reload and a new sign-in in the same tab. */
const PREFIX = 'ringi.comment.';
const place = (requestId: string, level: number) => `${PREFIX}${requestId}.${level}`;

export const keptComment = (requestId: string, level: number): string =>
  sessionStorage.getItem(place(requestId, level)) ?? '';

/** @param comment empty: forgets it. */
export function keepComment(requestId: string, level: number, comment: string): void {
  if (comment) sessionStorage.setItem(place(requestId, level), comment);
  else sessionStorage.removeItem(place(requestId, level));
}
