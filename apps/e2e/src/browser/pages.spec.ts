import type { Page } from '@playwright/test';
import { decideByApi, REQUESTER, startTitled } from './api.js';
import { inBrowser } from './chromium.js';
import { startStage, type Stage } from './stage.js';

/** Goes there without loading the page again. */
const goTo = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);

inBrowser(describe)('each page on the laptop', () => {
  let stage: Stage;
  let request: string;
  beforeAll(async () => {
    stage = await startStage();
    request = await startTitled(
      stage.system,
      'purchase',
      'A rather long title, 長い題名の申請です、折り返しの確認',
    );
    await decideByApi(stage.system, 'sato', request, 1, 'approve', 'A comment');
    await decideByApi(stage.system, 'suzuki', request, 2, 'approve');
    await startTitled(stage.system, 'publish', 'Another');
  });
  afterAll(() => stage.close());

  /** What each page shows when it is ready, in words that are the same in both languages, or by its place. */
  const views = (): Record<string, [path: string, ready: string]> => ({
    inbox: ['/inbox', '.inbox-row'],
    item: [`/inbox?sel=${request}.2`, '.panel .decision'],
    requests: ['/requests?scope=all', '.virtual-row'],
    levels: [`/requests/${request}`, '.answers q'],
    timeline: [`/requests/${request}?tab=timeline`, '.tab-panel table'],
    graph: [`/requests/${request}?tab=graph`, '.react-flow__node'],
    events: [`/requests/${request}?tab=events`, '.virtual-row'],
    data: [`/requests/${request}?tab=data`, '.tab-panel pre'],
    flows: ['/start', '.flow'],
    form: ['/start/publish', 'form.start'],
    mail: ['/mail', 'main li, main article'],
    clock: ['/clock', '.clock-now'],
  });

  it.each([
    { width: 1280, language: 'en', theme: 'light' },
    { width: 360, language: 'en', theme: 'dark' },
    { width: 360, language: 'ja', theme: 'light' },
  ] as const)('fits into $width px, $language, without a fault', async (look) => {
    const page = await stage.open('takahashi', look);
    const tooWide: string[] = [];
    for (const [name, [path, ready]] of Object.entries(views())) {
      await goTo(page, path);
      await page.locator(ready).first().waitFor();
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (wide > 0) tooWide.push(`${name}: ${wide} px`);
    }
    expect(tooWide).toEqual([]);
    expect(stage.faults.splice(0)).toEqual([]);
    await page.context().close();
  });

  it('shows the history of caller and components as it is in AWS', async () => {
    const page = await stage.open(REQUESTER);
    await goTo(page, `/requests/${request}?tab=graph`);
    const states = page.getByRole('region', { name: 'States' }).getByRole('listitem');
    await states.first().waitFor();
    const shown = (await states.allInnerTexts()).map((text) => text.replace('\n', ': '));
    expect(shown.slice(0, 5)).toEqual([
      'Admit: done',
      'Level1: done',
      'Level1Outcome: done',
      'Level2: running',
      'Level 2 · RequestApproval: running',
    ]);

    await page.getByRole('button', { name: 'Level1', exact: true }).click();
    await states.filter({ hasText: 'Level 1 · Approved' }).waitFor();

    await page.getByRole('tab', { name: 'Timeline' }).click();
    const happenings = page.getByRole('row');
    await happenings.nth(5).waitFor();
    expect(
      (await happenings.allInnerTexts()).slice(1).map((row) => row.split('\t').slice(1).join(': ')),
    ).toEqual([
      'Request: The request was started',
      '1 Manager: The approvers were asked',
      '1 Manager: Hanako Sato approved\nA comment',
      '2 Two of three section chiefs: The approvers were asked',
      '2 Two of three section chiefs: Ichiro Suzuki approved',
    ]);

    await page.getByRole('tab', { name: 'Events' }).click();
    await page.getByRole('searchbox').fill('TaskSubmitted');
    // The caller's two components, and the two that wait for a token.
    await page.getByText(/^4 of \d+ events$/).waitFor();

    await page.getByRole('tab', { name: 'Data' }).click();
    const [input = '', decision = ''] = await page.locator('pre').allInnerTexts();
    expect(JSON.parse(input)).toMatchObject({ requester: REQUESTER });
    expect(JSON.parse(decision)).toMatchObject({ level: 1, outcome: 'approved', comment: 'A comment' });
  });
});
