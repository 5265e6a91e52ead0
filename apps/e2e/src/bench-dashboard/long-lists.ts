import type { Page, Route } from '@playwright/test';
import type { InboxItem, RequestEvent } from '@ringi/shared-types';
import { median } from '../bench/statistics.js';
import { startTitled } from '../browser/api.js';
import type { Stage } from '../browser/stage.js';
import type { Figure } from './report.js';

const RUNS = 5;
const ITEMS = 10_000;
const EVENTS = 25_000;
/** As many as the API puts into an answer. */
const EVENTS_A_PAGE = 1_000;

const goTo = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);

/** Milliseconds from an address to the paint of what a selector finds there. */
const openAndPaint = (page: Page, path: string, selector: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const began = performance.now();
    const look = () => document.querySelector(${JSON.stringify(selector)}) || performance.now() - began > 20_000
      ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
      : requestAnimationFrame(look);
    history.pushState(null, '', ${JSON.stringify(path)});
    look();
  })`);
const nodes = (page: Page): Promise<number> => page.evaluate<number>(`document.querySelectorAll('*').length`);

/** An inbox and a history far longer than anybody's, answered to the real page in place of the API. */
export async function measureLongLists(stage: Stage): Promise<Figure[]> {
  const request = await startTitled(stage.system, 'publish', 'Long history');
  const page = await stage.open('sato', {});
  const [rows, most] = await inbox(page);
  const events = await history(page, request);
  await page.context().close();
  const how = `median of ${RUNS}, no throttling`;
  return [
    {
      what: `${ITEMS.toLocaleString('en')} inbox rows: first rows painted`,
      goal: 600,
      value: rows,
      unit: 'ms',
      how: `${how}; from the address to the paint, all rows in one answer`,
    },
    {
      what: '… elements in the document',
      goal: 1_500,
      value: most,
      unit: 'nodes',
      how: 'the most, at either end',
    },
    {
      what: `${EVENTS.toLocaleString('en')} events: first rows painted`,
      goal: 1_000,
      value: events,
      unit: 'ms',
      how: `${how}; from the tab's address to the paint, ${EVENTS_A_PAGE.toLocaleString('en')} an answer`,
    },
  ];
}

async function inbox(page: Page): Promise<[ms: number, nodes: number]> {
  const items = Array.from({ length: ITEMS }, (_, index) => item(index));
  const body = JSON.stringify({ items, count: ITEMS });
  await page.route('**/api/inbox*', (route) => route.fulfill({ contentType: 'application/json', body }));
  const times: number[] = [];
  let most = 0;
  for (let run = 0; run < RUNS; run++) {
    // Somewhere else, and with nothing fetched before.
    await page.goto(new URL('/clock', page.url()).href);
    await page.locator('.clock-now').waitFor();
    await page.locator('.badge').waitFor();
    times.push(await openAndPaint(page, '/inbox', '.inbox-row'));
    most = Math.max(most, await nodes(page));
    await page.evaluate(`document.querySelector('.virtual').scrollTo(0, 1e9)`);
    await page.getByText(`Number ${ITEMS}`, { exact: true }).waitFor();
    most = Math.max(most, await nodes(page));
  }
  await page.unrouteAll();
  return [median(times), most];
}

async function history(page: Page, request: string): Promise<number> {
  const all = Array.from({ length: EVENTS }, (_, index) => event(index));
  await page.route('**/api/requests/*/events*', (route: Route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
    const to = from + EVENTS_A_PAGE;
    return route.fulfill({
      contentType: 'application/json',
      body: JSON.stringify({ items: all.slice(from, to), ...(to < EVENTS && { cursor: String(to) }) }),
    });
  });
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await page.goto(new URL(`/requests/${request}`, page.url()).href);
    await page.getByRole('tablist').waitFor();
    times.push(await openAndPaint(page, `/requests/${request}?tab=events`, '.tab-panel .virtual-row'));
    await page.getByText(`${EVENTS} of ${EVENTS} events`).waitFor();
    await goTo(page, '/clock');
  }
  return median(times);
}

const name = { en: 'Team lead', ja: 'チームリーダー' };
const AT = '2027-01-04T09:00:00.000Z';

const item = (index: number): InboxItem => ({
  request_id: index.toString(16).padStart(32, '0'),
  flow: 'publish',
  flow_title: { en: 'Publish a page', ja: 'ページの公開' },
  title: `Number ${index + 1}`,
  requester: {
    principal: 'kobayashi',
    person: { id: 'kobayashi', name: { en: 'Ren Kobayashi', ja: '小林 蓮' } },
  },
  level: 1,
  level_name: name,
  message: 'Please review index.html at https://example.com/ and approve or reject it.',
  confirmation_url: 'https://example.com/',
  confirmation_file: 'index.html',
  asked_at: AT,
  due_at: '2027-01-11T09:00:00.000Z',
  approved: 0,
  required: 1,
});

const event = (index: number): RequestEvent => ({
  key: `1.${index + 1}`,
  level: 1,
  id: index + 1,
  previous_event_id: index,
  type: 'TaskStateEntered',
  at: AT,
  state: `State${index}`,
  details: { input: { index } },
});
