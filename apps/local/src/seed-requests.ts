import type { FlowForm, RequestView } from '@ringi/shared-types';
import { clientOf, type Client } from './api-client.js';
import type { Endpoints } from './endpoints.js';

interface Answer {
  readonly as: string;
  readonly level: number;
  readonly answer: 'approve' | 'reject';
  readonly comment?: string;
}

interface SeededRequest {
  readonly as: string;
  readonly flow: string;
  readonly title: string;
  readonly answers: readonly Answer[];
}

/** One of each kind: approved, rejected, half way, just begun. */
const REQUESTS: readonly SeededRequest[] = [
  {
    as: 'yamamoto',
    flow: 'publish',
    title: 'Year-end holiday notice · 年末休業のお知らせ',
    answers: [
      { as: 'sato', level: 1, answer: 'approve', comment: 'The dates are right.' },
      { as: 'suzuki', level: 2, answer: 'approve' },
      { as: 'takahashi', level: 3, answer: 'approve', comment: '公開してください。' },
    ],
  },
  {
    as: 'ito',
    flow: 'purchase',
    title: 'Second espresso machine · エスプレッソマシン二台目',
    answers: [{ as: 'sato', level: 1, answer: 'reject', comment: 'The first one is hardly used.' }],
  },
  {
    as: 'kobayashi',
    flow: 'purchase',
    title: 'Standing desks for the second floor · 昇降デスク',
    answers: [
      { as: 'sato', level: 1, answer: 'approve' },
      { as: 'suzuki', level: 2, answer: 'approve', comment: '予算内です。' },
    ],
  },
  { as: 'tanaka', flow: 'publish', title: 'Careers page · 採用ページ', answers: [] },
  {
    as: 'yamamoto',
    flow: 'release',
    title: 'Price list for spring · 春の価格表',
    answers: [{ as: 'sato', level: 1, answer: 'approve', comment: 'Checked against the old one.' }],
  },
  {
    as: 'kobayashi',
    flow: 'contract',
    title: 'Cleaning of the offices · オフィス清掃契約',
    answers: [
      { as: 'suzuki', level: 1, answer: 'approve' },
      { as: 'tanaka', level: 1, answer: 'approve', comment: '条件に問題ありません。' },
    ],
  },
];

const PATIENCE_MILLISECONDS = 20_000;
const PAUSE_MILLISECONDS = 100;

/**
 * Starts requests and answers some, through the API as the people do.
 * @throws Error saying what the API refused.
 */
export async function seedRequests(endpoints: Endpoints): Promise<void> {
  const flows = new Set(endpoints.flows.map(({ name }) => name));
  await Promise.all(
    REQUESTS.filter(({ flow }) => flows.has(flow)).map((request) => seed(endpoints, request)),
  );
}

async function seed(endpoints: Endpoints, { as, flow, title, answers }: SeededRequest): Promise<void> {
  const requester = await clientOf(endpoints, as);
  const { example } = await requester<FlowForm>('GET', `/flows/${flow}`);
  const { request_id } = await requester<RequestView>('POST', '/requests', { flow, title, input: example });
  for (const { as: approver, level, answer, comment } of answers) {
    await untilAsked(requester, request_id, level);
    const decide = await clientOf(endpoints, approver);
    await decide('POST', `/requests/${request_id}/levels/${level}/decision`, {
      answer,
      ...(comment !== undefined && { comment }),
    });
  }
}

async function untilAsked(client: Client, requestId: string, level: number): Promise<void> {
  const until = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const { level_views } = await client<RequestView>('GET', `/requests/${requestId}`);
    const state = level_views.find((view) => view.level === level)?.state;
    if (state === 'waiting') return;
    if (Date.now() > until) throw new Error(`level ${level} of request ${requestId} is ${String(state)}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
}
