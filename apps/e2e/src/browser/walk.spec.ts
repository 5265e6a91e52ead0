import { levelStates, REQUESTER, viewOf } from './api.js';
import { inBrowser } from './chromium.js';
import { decide, rowOf, tabTo } from './inbox.js';
import { startStage, type Stage } from './stage.js';

inBrowser(describe)('a request in the browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.faults.splice(0)).toEqual([]));

  it('is started from the form and walked to Approved by three people with the mouse', async () => {
    const requester = await stage.open(REQUESTER);
    await requester.getByRole('link', { name: 'New request' }).click();
    await requester.getByRole('link', { name: 'Publish a page' }).click();
    await requester.getByLabel('Title').fill('By mouse');
    await requester.getByRole('button', { name: 'Send the request' }).click();
    await requester.getByRole('heading', { name: 'By mouse' }).waitFor();
    const id = new URL(requester.url()).pathname.split('/').at(-1) ?? '';

    for (const person of ['sato', 'suzuki', 'takahashi']) {
      await decide(await stage.open(person), 'By mouse', 'approve', `Seen by ${person}`);
    }
    // The requester has not touched the page since.
    await requester.locator('.request-status').getByText('Approved').waitFor();
    expect(await requester.locator('.answers q').allInnerTexts()).toEqual([
      'Seen by sato',
      'Seen by suzuki',
      'Seen by takahashi',
    ]);
    expect(levelStates(await viewOf(stage.system, id))).toEqual(['approved', 'approved', 'approved']);
  });

  it('is started, approved, approved together with another one, and rejected by keyboard alone', async () => {
    const requester = await stage.visitor();
    const keys = requester.keyboard;
    // The sign-in button has the focus when the page opens.
    await keys.press('Enter');
    await requester.getByRole('heading', { name: /Who are you/ }).waitFor();
    await tabTo(requester, requester.getByRole('button', { name: 'Aoi Yamamoto' }));
    await keys.press('Enter');
    await requester.getByRole('navigation').waitFor();
    for (const title of ['First by keys', 'Second by keys']) {
      await tabTo(requester, requester.getByRole('link', { name: 'New request' }));
      await keys.press('Enter');
      const flow = requester.getByRole('link', { name: 'Publish a page' });
      await flow.waitFor();
      await tabTo(requester, flow);
      await keys.press('Enter');
      const name = requester.getByLabel('Title');
      await name.waitFor();
      await tabTo(requester, name);
      await keys.type(title);
      // Enter in a field sends the form.
      await keys.press('Enter');
      await requester.getByRole('heading', { name: title }).waitFor();
    }

    const sato = await stage.open('sato');
    await rowOf(sato, 'First by keys').waitFor();
    await rowOf(sato, 'Second by keys').waitFor();
    for (const key of ['j', 'x', 'j', 'x']) await sato.keyboard.press(key);
    await tabTo(sato, sato.getByRole('button', { name: 'Approve…' }));
    await sato.keyboard.press('Enter');
    await tabTo(sato, sato.getByRole('button', { name: 'Approve 2' }));
    await sato.keyboard.press('Enter');
    await sato.getByText('✓ Done').nth(1).waitFor();
    await sato.keyboard.press('Escape');

    const suzuki = await stage.open('suzuki');
    for (const left of [2, 1]) {
      await suzuki.getByRole('link', { name: `Inbox ${left} waiting` }).waitFor();
      await suzuki.keyboard.press('j');
      await suzuki.keyboard.press('Enter');
      // On the request's own page the keys are the same.
      await suzuki.getByRole('tablist').waitFor();
      await suzuki.keyboard.press('a');
      await suzuki.keyboard.press('Enter');
      await suzuki.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
      await tabTo(suzuki, suzuki.getByRole('link', { name: /^Inbox/ }));
      await suzuki.keyboard.press('Enter');
      await suzuki.getByRole('heading', { name: 'Inbox' }).waitFor();
    }

    const takahashi = await stage.open('takahashi');
    await rowOf(takahashi, 'Second by keys').waitFor();
    await takahashi.keyboard.press('j');
    await takahashi.getByRole('heading', { level: 2, name: 'First by keys' }).waitFor();
    await takahashi.keyboard.press('j');
    await takahashi.getByRole('heading', { level: 2, name: 'Second by keys' }).waitFor();
    await takahashi.keyboard.press('r');
    await takahashi.keyboard.type('No photographs yet.');
    await tabTo(takahashi, takahashi.getByRole('button', { name: 'Reject' }));
    await takahashi.keyboard.press('Enter');
    await takahashi.getByText('You rejected “Second by keys”.').waitFor();
    await takahashi.keyboard.press('k');
    await takahashi.keyboard.press('a');
    await takahashi.keyboard.press('Enter');
    await takahashi.getByText('You approved “First by keys”.').waitFor();

    await tabTo(requester, requester.getByRole('link', { name: 'Requests', exact: true }).first());
    await keys.press('Enter');
    const ended = (title: string, state: string) =>
      requester.getByRole('listitem').filter({ hasText: title }).getByText(state, { exact: true }).waitFor();
    await ended('First by keys', 'Approved');
    await ended('Second by keys', 'Rejected');
  });
});
