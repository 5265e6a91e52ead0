import { mapAtOnce } from '../aws/at-once.js';
import { automationsWhere, getAutomation } from '../aws/automations.js';
import type { Aws } from '../aws/clients.js';
import { levelsBeingAsked, type AskedLevel } from '../requests/asked-level.js';
import { answerBy, asks, questionOf, type Question } from './question.js';

/** Something that waits for a person's answer. */
export interface InboxItem {
  readonly question: Question;
  readonly level: AskedLevel;
}

export interface Inbox {
  readonly items: readonly InboxItem[];
  /** Automations that ask this person, but that no level waits for: somebody started them by hand. */
  readonly strangers: readonly string[];
}

/** What waits for the principal: waiting approve steps that name it, that it has not answered. Oldest first. */
export async function inboxOf(
  { sfn, ssm }: Aws,
  componentArns: readonly string[],
  principalArn: string,
): Promise<Inbox> {
  const ids: string[] = [];
  for await (const { AutomationExecutionId } of automationsWhere(ssm, [
    { Key: 'ExecutionStatus', Values: ['Waiting'] },
  ])) {
    if (AutomationExecutionId) ids.push(AutomationExecutionId);
  }
  const questions = (await mapAtOnce(ids, (id) => getAutomation(ssm, id)))
    .map((automation) => automation && questionOf(automation))
    .filter((question) => question?.status === 'Waiting')
    .filter((question) => question !== undefined)
    .filter((question) => asks(question, principalArn) && !answerBy(question, principalArn));
  if (questions.length === 0) return { items: [], strangers: [] };

  const levels = await levelsBeingAsked(sfn, componentArns);
  const items: InboxItem[] = [];
  const strangers: string[] = [];
  for (const question of questions) {
    const level = levelAsking(question, levels);
    if (level) items.push({ question, level });
    else strangers.push(question.automationId);
  }
  items.sort((a, b) => (a.question.askedAt ?? '').localeCompare(b.question.askedAt ?? ''));
  return { items, strangers };
}

/**
 * The level that waits for this automation, or for the one that runs it. Step Functions does not tell the automation of
 * a level that had to queue for a place in SSM first: that one is known by its approval alone.
 */
export const levelAsking = (question: Question, levels: readonly AskedLevel[]): AskedLevel | undefined =>
  levels.find(({ started }) => {
    if (!started) return false;
    const bound = started.execution_id;
    if (bound === undefined) return started.approval_id === question.approvalId;
    return bound === question.automationId || bound === question.parentId;
  });
