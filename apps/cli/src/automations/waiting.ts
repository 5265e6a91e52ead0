import type { SSMClient } from '@aws-sdk/client-ssm';
import { mapAtOnce } from '../aws/at-once.js';
import { automationsWhere, getAutomation } from '../aws/automations.js';
import type { AskedLevel } from '../requests/asked-levels.js';
import { questionOf, type Question } from './question.js';

/** Every question that waits for answers, whoever asks. */
export async function waitingQuestions(ssm: SSMClient): Promise<readonly Question[]> {
  const ids: string[] = [];
  for await (const { AutomationExecutionId } of automationsWhere(ssm, [
    { Key: 'ExecutionStatus', Values: ['Waiting'] },
  ])) {
    if (AutomationExecutionId) ids.push(AutomationExecutionId);
  }
  const automations = await mapAtOnce(ids, (id) => getAutomation(ssm, id));
  return automations.flatMap((automation) => {
    const question = automation && questionOf(automation);
    return question?.status === 'Waiting' ? [question] : [];
  });
}

/**
 * The question of a level among those that bear its approval. Anybody who may start an automation can name any approval;
 * the start function acts under a role, so what a person or a user started is none of a level's. Which one counts is
 * decided where people cannot look: this is the one to show, and to answer.
 */
export const questionOfLevel = (level: AskedLevel, questions: readonly Question[]): Question | undefined =>
  questions
    .filter(({ approvalId, byFunction }) => approvalId === level.approvalId && byFunction)
    .sort((a, b) => (a.askedAt ?? '').localeCompare(b.askedAt ?? ''))[0];
