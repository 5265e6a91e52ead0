import type { RequestView } from '@ringi/shared-types';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeApi } from '../../testing/fake-api.js';
import { renderApp, type RenderOptions } from '../../testing/render.js';

const REQUEST = '/requests/a1f09c3e7b21';
/** Sato started it; it waits at level 4. */
const OWN = '/requests/c5d6e7f80104';

describe('the page of a request', () => {
  let close: () => void = () => undefined;
  afterEach(() => close());
  const start = async (path: string, options: Partial<RenderOptions> = {}) => {
    const app = await renderApp({ path, ...options });
    ({ close } = app);
    await screen.findByRole('tablist');
    return { ...app, user: userEvent.setup({ delay: null }) };
  };

  it('and the inbox name the very version of the file that an approval deploys', async () => {
    const waiting = {
      id: 'f00dfeed0001',
      flow: 'release',
      title: 'Price list',
      requester: 'tanaka',
      age: 3_600_000,
      passed: [],
      next: 'waiting',
    } as const;
    await start('/requests/f00dfeed0001', { api: new FakeApi({ requests: [waiting] }) });
    expect(await screen.findByText('prices.html')).toBeVisible();
    expect(screen.getByText(/s3:\/\/ringi-files\/requests\/f00dfeed0001\/L1 · Xv3kQ0fVd1/)).toBeVisible();
    close();
    ({ close } = await renderApp({
      path: '/inbox?sel=f00dfeed0001.1',
      api: new FakeApi({ requests: [waiting] }),
    }));
    expect(await screen.findByText('prices.html')).toBeVisible();
  });

  describe('events', () => {
    const events = async () =>
      within(await screen.findByRole('list', { name: 'Events' })).getAllByRole('button');

    it('are those of caller and components in one order, and open one by one, in the address', async () => {
      const { user, address } = await start(`${REQUEST}?tab=events`);
      const [first, second] = await events();
      expect(first).toHaveTextContent(/Caller1ExecutionStarted/);
      await user.click(first as HTMLElement);
      await waitFor(() => expect(address()).toContain('event='));
      expect(screen.getByRole('region', { name: 'ExecutionStarted' })).toHaveTextContent('confirmation_url');
      await user.click(second as HTMLElement);
      await waitFor(() => expect(screen.queryByRole('region', { name: 'ExecutionStarted' })).toBeNull());
    });

    it('are found by what is in them, in the address', async () => {
      const { user, address } = await start(`${REQUEST}?tab=events`);
      const all = (await events()).length;
      await user.type(screen.getByRole('searchbox'), 'waitForTaskToken');
      await waitFor(async () => expect((await events()).length).toBeLessThan(all));
      for (const row of await events()) expect(row).toHaveTextContent('TaskSubmitted');
      expect(address()).toContain('q=waitForTaskToken');
    });

    it('are all there where the history has more pages than one', async () => {
      const many = Array.from({ length: 250 }, (_, index) => ({
        key: `0.${index + 1}`,
        level: 0,
        id: index + 1,
        previous_event_id: index,
        type: 'PassStateEntered',
        at: '2026-11-21T00:00:00.000Z',
      }));
      const app = await renderApp({ path: `${REQUEST}?tab=events`, events: many });
      ({ close } = app);
      expect(await screen.findByText('250 of 250 events', {}, { timeout: 5_000 })).toBeVisible();
      expect(app.api.calls.filter(({ path }) => path.endsWith('/events'))).toHaveLength(3);
    });
  });

  describe('the graph', () => {
    const states = async () =>
      within(await screen.findByRole('region', { name: 'States' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);

    it('stands beside a list of the same states, with the waiting level open', async () => {
      await start(`${REQUEST}?tab=graph`);
      expect((await states()).slice(0, 5)).toEqual([
        'Admitdone',
        'Level1done',
        'Level1Outcomedone',
        'Level2running',
        'Level 2 · RequestApprovalrunning',
      ]);
    });

    it('opens and closes the component of a level in place', async () => {
      await start(`${REQUEST}?tab=graph`);
      const before = (await states()).length;
      const toggle = (level: number) => screen.getByRole('button', { name: `Level${level}`, hidden: true });
      // The library takes pointers from what cannot be dragged; its style sheet, which gives them back, is not loaded here.
      act(() => toggle(2).click());
      await waitFor(async () => expect(await states()).toHaveLength(before - 3));
      act(() => toggle(1).click());
      await waitFor(async () => expect(await states()).toContain('Level 1 · Approveddone'));
    });
  });

  describe('withdrawing', () => {
    const dialog = () => screen.findByRole('dialog', { name: 'Withdraw this request?' });

    it('is offered to the requester alone', async () => {
      await start(REQUEST);
      expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull();
    });

    it('asks first, and does nothing for who keeps the request', async () => {
      const { user, api } = await start(OWN);
      await user.click(screen.getByRole('button', { name: 'Withdraw' }));
      await user.click(within(await dialog()).getByRole('button', { name: 'Keep it' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(api.calls.filter(({ method }) => method === 'POST')).toHaveLength(0);
    });

    it('ends the request as cancelled, once', async () => {
      const { user, api } = await start(OWN);
      await user.click(screen.getByRole('button', { name: 'Withdraw' }));
      await user.dblClick(within(await dialog()).getByRole('button', { name: 'Withdraw' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect((await screen.findAllByText('Cancelled')).length).toBeGreaterThan(0);
      expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull();
      expect(api.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
    });

    it('says why not where the request has ended meanwhile', async () => {
      const { user, api } = await start(OWN);
      await user.click(screen.getByRole('button', { name: 'Withdraw' }));
      const request = api.store.requests.get('c5d6e7f80104');
      if (!request) throw new Error('there is no such request');
      api.store.requests.set(request.request_id, { ...request, state: 'approved' });
      await user.click(within(await dialog()).getByRole('button', { name: 'Withdraw' }));
      expect(await screen.findByText('The request has ended already.')).toBeVisible();
    });
  });

  describe('how it ended', () => {
    const startChanged = async (id: string, change: (request: RequestView) => RequestView) => {
      const api = new FakeApi({});
      const request = api.store.requests.get(id);
      if (!request) throw new Error(`there is no request ${id}`);
      api.store.requests.set(id, change(request));
      return start(`/requests/${id}`, { api });
    };

    it('is one sentence of a failure, where it broke too, and all that AWS tells on demand', async () => {
      const message = 'The file does not exist.';
      const lambda = JSON.stringify({
        errorType: 'Ringi.BackendFailed',
        errorMessage: message,
        trace: ['at x'],
      });
      const error = { error: 'States.TaskFailed', cause: JSON.stringify({ Error: 'x', Cause: lambda }) };
      const { user } = await startChanged('102132435609', (request) => ({
        ...request,
        error,
        level_views: request.level_views.map((level) => ({ ...level, error: undefined })),
      }));
      expect(await screen.findAllByText(message)).toHaveLength(2);
      const [whole] = screen.getAllByText(/States\.TaskFailed/);
      expect(whole).not.toBeVisible();
      await user.click(screen.getAllByText('Details')[0] as HTMLElement);
      expect(whole).toBeVisible();
    });

    it('says of an answer by somebody who may not decide that it does not count', async () => {
      await startChanged('091021324508', (request) => ({
        ...request,
        level_views: request.level_views.map((level) =>
          level.decision
            ? {
                ...level,
                answers: [{ by: { principal: 'mallory' }, answer: 'approve' as const }],
                decision: { ...level.decision, reason: 'not_permitted' },
              }
            : level,
        ),
      }));
      expect(await screen.findByText('· does not count')).toBeVisible();
      expect(screen.getAllByText('The answer came from somebody who may not decide here.').length).toBe(2);
    });
  });
});
