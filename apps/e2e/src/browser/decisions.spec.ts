import { callApi, levelStates, REQUESTER, startTitled, viewOf } from './api.js';
import { inBrowser } from './chromium.js';
import { decide, rowOf } from './inbox.js';
import { startStage, type Stage } from './stage.js';
import type { Page } from '@playwright/test';
import type { RequestList } from '@ringi/shared-types';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Holds back what the pages send until each has sent, then lets it all go at the same moment. */
async function sendTogether(pages: readonly Page[]): Promise<void> {
  let missing = pages.length;
  let go: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (go = resolve));
  for (const page of pages) {
    await page.route('**/decision', async (route) => {
      missing -= 1;
      if (missing === 0) go();
      await all;
      await route.continue();
    });
  }
}

inBrowser(describe)('people who act at the same time', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());
  const start = (flow: string, title: string, changes?: Record<string, unknown>) =>
    startTitled(stage.system, flow, title, changes);
  /** Chooses a request in an inbox, ready to decide. */
  const choose = async (person: string, title: string): Promise<Page> => {
    const page = await stage.open(person);
    await rowOf(page, title).click();
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
    return page;
  };

  it('two of whom one is enough: the second is told who decided, and when', async () => {
    const id = await start('publish', 'One is enough', { level1_ssm_approvers: ['sato', 'suzuki'] });
    const pages = await Promise.all([choose('sato', 'One is enough'), choose('suzuki', 'One is enough')]);
    await sendTogether(pages);
    await Promise.all(pages.map((page) => button(page, 'Approve').click()));
    const taken = (page: Page) => page.getByText('You approved “One is enough”.');
    const refused = (page: Page) => page.getByRole('alert').filter({ hasText: 'Somebody was faster' });
    await Promise.all(pages.map((page) => taken(page).or(refused(page)).waitFor()));

    const { level_views } = await viewOf(stage.system, id);
    expect(level_views[0]?.answers).toHaveLength(1);
    const [answer] = level_views[0]?.answers ?? [];
    const counts = await Promise.all(pages.map((page) => taken(page).count()));
    expect(counts).toEqual(['sato', 'suzuki'].map((person) => (answer?.by.person?.id === person ? 1 : 0)));
    const told = await refused(pages[counts.indexOf(0)] as Page).innerText();
    expect(told).toContain(`${answer?.by.person?.name.en ?? ''} approved`);
    expect(told).toMatch(/Jan 4, \d\d:\d\d/);
    await Promise.all(pages.map((page) => page.unrouteAll()));
  });

  it('two of three who must approve: both count', async () => {
    const id = await start('purchase', 'Two of three');
    await decide(await stage.open('sato'), 'Two of three', 'approve');
    const pages = await Promise.all([choose('suzuki', 'Two of three'), choose('tanaka', 'Two of three')]);
    await Promise.all(pages.map((page) => button(page, 'Approve').click()));
    await Promise.all(pages.map((page) => page.getByText('You approved “Two of three”.').waitFor()));
    const { level_views } = await viewOf(stage.system, id);
    expect(level_views[1]?.answers.map(({ by }) => by.person?.id).sort()).toEqual(['suzuki', 'tanaka']);
    expect(level_views.map(({ state }) => state)).toEqual(['approved', 'approved', 'waiting', 'upcoming']);
  });

  it('one who presses twice: sent once', async () => {
    const id = await start('publish', 'Pressed twice');
    const page = await choose('sato', 'Pressed twice');
    let sent = 0;
    page.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0));
    await button(page, 'Approve').dblclick();
    await page.getByText('You approved “Pressed twice”.').waitFor();
    expect(levelStates(await viewOf(stage.system, id))).toEqual(['approved', 'waiting', 'upcoming']);
    expect(sent).toBe(1);
  });

  it('one with two tabs: what is decided in one is seen in the other, and not taken twice', async () => {
    await start('publish', 'In two tabs');
    const first = await choose('sato', 'In two tabs');
    const second = await first.context().newPage();
    // A tab has a session of its own; the issuer knows the person.
    await second.goto(first.url());
    await button(second, 'Sign in').click();
    await button(second, 'Approve').waitFor();
    await button(first, 'Approve').click();
    await second.getByText('This does not wait for you any more').waitFor();
    await second.close();
  });

  it('the requester withdraws while an approver looks at it', async () => {
    const id = await start('publish', 'Taken back');
    const approver = await choose('sato', 'Taken back');
    const requester = await stage.open(REQUESTER);
    await requester.getByRole('link', { name: 'Requests', exact: true }).click();
    await requester.getByRole('link', { name: 'Taken back' }).click();
    await button(requester, 'Withdraw').click();
    await requester.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await approver.getByText('This does not wait for you any more').waitFor();
    await requester.locator('.request-status').getByText('Cancelled').waitFor();
    expect(levelStates(await viewOf(stage.system, id))).toEqual(['cancelled', 'skipped', 'skipped']);
  });

  it('a form that the API refuses shows the reason beside its field, keeps the rest, and is sent once', async () => {
    const page = await stage.open(REQUESTER);
    await page.getByRole('link', { name: 'New request' }).click();
    await page.getByRole('link', { name: 'Publish a page' }).click();
    await page.getByLabel('Title').fill('Refused first');
    await page.getByText('Ask other people').first().click();
    // More than there are approvers: the schema cannot know, the API does.
    const needed = page.getByLabel('Approvals needed').first();
    await needed.fill('2');
    await button(page, 'Send the request').click();
    await page.getByText('Nothing was sent to anybody').waitFor();
    expect(await page.locator('.field-error').allInnerTexts()).toEqual([
      '2 approvals are required of 1 approvers',
    ]);
    expect(await page.getByLabel('Title').inputValue()).toBe('Refused first');
    await needed.fill('1');
    await button(page, 'Send the request').dblclick();
    await page.getByRole('heading', { name: 'Refused first' }).waitFor();
    const { items } = await callApi<RequestList>(stage.system, REQUESTER, '/requests?scope=mine');
    expect(items.filter(({ title }) => title === 'Refused first')).toHaveLength(1);
  });
});
