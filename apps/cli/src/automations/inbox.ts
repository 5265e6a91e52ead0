import type { FlowEndpoint } from '@ringi/local/endpoints';
import type { Aws } from '../aws/clients.js';
import { levelsBeingAsked, type AskedLevel } from '../requests/asked-levels.js';
import { answerBy, asks, type Question } from './question.js';
import { questionOfLevel, waitingQuestions } from './waiting.js';

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
  flows: readonly FlowEndpoint[],
  principalArn: string,
): Promise<Inbox> {
  const all = await waitingQuestions(ssm);
  const mine = all.filter((one) => asks(one, principalArn) && !answerBy(one, principalArn));
  if (mine.length === 0) return { items: [], strangers: [] };

  const items = (await levelsBeingAsked(sfn, flows)).flatMap((level) => {
    const question = questionOfLevel(level, all);
    return question && mine.includes(question) ? [{ question, level }] : [];
  });
  items.sort((a, b) => a.level.askedAt.localeCompare(b.level.askedAt));
  const known = new Set(items.map(({ question }) => question));
  return {
    items,
    strangers: mine.filter((question) => !known.has(question)).map(({ automationId }) => automationId),
  };
}
