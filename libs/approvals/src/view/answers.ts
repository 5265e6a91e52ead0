import type { AnswerView, ApprovalRecord } from '@ringi/shared-types';
import { sessionOf } from './principals.js';

/**
 * The answers given at a level: as the backend names them once it has decided, until then those it took from the API.
 * An answer given past the API while others are awaited is not among those, unless its vote was put in: see withTold.
 */
export function answersOf(record: ApprovalRecord): AnswerView[] {
  const { votes = {}, decision, late_answer } = record;
  const told = late_answer?.decided_by ?? decision?.decided_by ?? [];
  if (told.length > 0) {
    return told.map(({ principal, answer, at }) => {
      const vote = votes[sessionOf(principal)];
      // Written in the AWS console: the backend keeps it, and it is of the one who answered there.
      const theirs = !late_answer && told.length === 1 ? decision?.comment : undefined;
      const comment = (vote?.answer === answer ? vote.comment : undefined) ?? theirs;
      return {
        by: { principal },
        answer,
        ...(at !== undefined && { at }),
        ...(comment !== undefined && { comment }),
      };
    });
  }
  return record.request.approvers.flatMap((principal) => {
    const vote = votes[sessionOf(principal)];
    if (!vote?.sent) return [];
    const { answer, at, comment } = vote;
    return [{ by: { principal }, answer, at, ...(comment !== undefined && { comment }) }];
  });
}

/** The answer of one principal, if it was taken. */
export const answerOf = (record: ApprovalRecord, principal: string): AnswerView | undefined =>
  answersOf(record).find(({ by }) => by.principal === principal);
