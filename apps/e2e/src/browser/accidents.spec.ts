import type { Page } from '@playwright/test';
import { callApi, levelStates, REQUESTER, startTitled, viewOf } from './api.js';
import { inBrowser } from './chromium.js';
import { rowOf } from './inbox.js';
import { startNetwork, type Network } from './network.js';
import { signIn } from './sign-in.js';
import { startStage, type Stage } from './stage.js';

const pill = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });

inBrowser(describe)('what goes wrong around a page', () => {
  let stage: Stage;
  let network: Network;
  beforeAll(async () => {
    [stage, network] = await Promise.all([startStage(), startNetwork()]);
  });
  afterAll(async () => {
    await stage.close();
    await network.close();
  });

  it('the API gone: says Offline, loses nothing that was written, comes back by itself, shows what happened', async () => {
    const { system } = stage;
    const id = await startTitled(system, 'publish', 'Before');
    const page = await stage.open('sato', { proxy: network.proxy });
    await pill(page, /^Live$/).waitFor();
    await rowOf(page, 'Before').click();
    await page.getByLabel('Comment').fill('Written before');

    network.set('down');
    await pill(page, /^Offline since/).waitFor({ timeout: 5_000 });
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('region', { name: 'Decision' }).getByText('The connection is lost').waitFor();
    expect(await page.getByLabel('Comment').inputValue()).toBe('Written before');
    await startTitled(system, 'publish', 'Meanwhile');
    expect(levelStates(await viewOf(system, id))).toEqual(['waiting', 'upcoming', 'upcoming']);
    expect(await rowOf(page, 'Meanwhile').count()).toBe(0);

    network.set('up');
    await rowOf(page, 'Meanwhile').waitFor({ timeout: 10_000 });
    await pill(page, /^Live$/).waitFor({ timeout: 10_000 });
    const rows = page.getByRole('list', { name: 'Waiting for you' }).getByRole('link');
    expect(await rows.count()).toBe(2);
    expect(await page.getByLabel('Comment').inputValue()).toBe('Written before');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('You approved “Before”.').waitFor();
    const { level_views } = await viewOf(system, id);
    expect(level_views[0]?.answers).toMatchObject([{ answer: 'approve', comment: 'Written before' }]);
    await page.context().close();
  });

  it('nothing pushed: says Polling and still sees what happens', async () => {
    network.set('no-stream');
    const page = await stage.open('suzuki', { proxy: network.proxy });
    await pill(page, /^Polling$/).waitFor();
    const id = await startTitled(stage.system, 'publish', 'Seen by polling');
    await callApi(stage.system, 'sato', `/requests/${id}/levels/1/decision`, { answer: 'approve' });
    await rowOf(page, 'Seen by polling').waitFor({ timeout: 10_000 });
    network.set('up');
    await pill(page, /^Live$/).waitFor({ timeout: 10_000 });
    await page.context().close();
  });

  it('the sign-in expired: asks for a new one, and comes back to what was written', async () => {
    const id = await startTitled(stage.system, 'publish', 'While signed out');
    const page = await stage.open('sato');
    await rowOf(page, 'While signed out').click();
    await page.getByLabel('Comment').fill('Long thought about');
    // A night later: the access token is refused, so is the refresh token, and the issuer has forgotten the browser.
    await page.route('**/api/**', (route) =>
      route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer expired' } }),
    );
    await page.route('**/issuer/token', (route) =>
      route.continue({
        postData: 'grant_type=refresh_token&client_id=ringi-dashboard&refresh_token=forgotten',
      }),
    );
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Your sign-in has ended').waitFor();
    await page.unrouteAll();
    await signIn(page, 'Hanako Sato');
    expect(await page.getByLabel('Comment').inputValue()).toBe('Long thought about');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('You approved “While signed out”.').waitFor();
    expect((await viewOf(stage.system, id)).level_views[0]?.answers).toHaveLength(1);
  });

  it('a form loaded again: has what was written, and back does not lead to it once it was sent', async () => {
    const page = await stage.open(REQUESTER);
    await page.getByRole('link', { name: 'New request' }).click();
    await page.getByRole('link', { name: 'Publish a page' }).click();
    await page.getByLabel('Title').fill('Through the night');
    await page.reload();
    await page.getByRole('button', { name: 'Send the request' }).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Through the night');
    await page.getByRole('button', { name: 'Send the request' }).click();
    await page.getByRole('heading', { name: 'Through the night' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'New request' }).waitFor();
  });
});
