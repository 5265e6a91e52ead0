import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderApp, type RenderOptions } from '../../testing/render.js';

const open = async (options: Partial<RenderOptions> = {}) => {
  const app = await renderApp({ path: '/inbox', ...options });
  await screen.findByRole('heading', { level: 1 });
  return { ...app, user: userEvent.setup({ delay: null }) };
};
const rows = () => within(screen.getByRole('list', { name: 'Waiting for you' })).getAllByRole('link');
const panel = () => within(screen.getByRole('region', { name: 'Decision' }));
const decisions = (api: Awaited<ReturnType<typeof open>>['api']) =>
  api.calls.filter(({ path }) => path.endsWith('/decision'));

describe('the inbox', () => {
  let close: () => void = () => undefined;
  afterEach(() => {
    close();
    sessionStorage.clear();
  });
  const start = async (options?: Partial<RenderOptions>) => {
    const app = await open(options);
    ({ close } = app);
    await screen.findByRole('list', { name: 'Waiting for you' });
    return app;
  };

  it('shows as many items as the badge and the API count', async () => {
    const { api } = await start();
    const count = api.store.inbox('sato').length;
    expect(count).toBeGreaterThan(2);
    expect(rows()).toHaveLength(count);
    expect(screen.getByRole('link', { name: `Inbox ${count} waiting` })).toBeVisible();
    expect(document.title).toBe(`(${count}) Inbox · Ringi`);
  });

  it('moves with j and k and keeps the item in the address', async () => {
    const { user, address } = await start();
    await user.keyboard('j');
    const [first, second] = rows();
    await waitFor(() => expect(first).toHaveAttribute('aria-current', 'page'));
    await user.keyboard('j');
    await waitFor(() => expect(second).toHaveAttribute('aria-current', 'page'));
    expect(address()).toContain('sel=');
    await user.keyboard('k');
    await waitFor(() => expect(rows()[0]).toHaveAttribute('aria-current', 'page'));
  });

  it('opens the request of the item chosen with Enter, and only chooses another one', async () => {
    const { user, address } = await start();
    await user.keyboard('j');
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    rows()[1]?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(rows()[1]).toHaveAttribute('aria-current', 'page'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toMatch(/^\/requests\//));
  });

  it('approves with a and Enter, says so and goes to the next item', async () => {
    const { user, api, address } = await start();
    await user.keyboard('j');
    await screen.findByRole('button', { name: 'Approve' });
    const before = rows().length;
    await user.keyboard('a');
    expect(screen.getByRole('button', { name: 'Approve' })).toHaveFocus();
    await user.keyboard('{Enter}');
    await panel().findByText(/^You approved/);
    await waitFor(() => expect(rows()).toHaveLength(before - 1));
    expect(decisions(api).map(({ body }) => body)).toEqual([{ answer: 'approve' }]);
    await waitFor(() => expect(address()).toContain('sel='));
    expect(rows().some((row) => row.getAttribute('aria-current') === 'page')).toBe(true);
    expect(api.store.inbox('sato')).toHaveLength(before - 1);
  });

  it('says what came of the last decision also where nothing waits any more', async () => {
    const { user, api } = await start({ path: '/inbox?q=press' });
    await user.keyboard('j');
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    expect(await screen.findByText('You approved “Press release, 21 November”.')).toBeVisible();
    await waitFor(() => expect(screen.getByText('Nothing fits')).toBeVisible());
    expect(screen.getByText('You approved “Press release, 21 November”.')).toBeVisible();
    expect(decisions(api)).toHaveLength(1);
  });

  it('asks for a reason before it rejects', async () => {
    const { user, api } = await start();
    await user.keyboard('j');
    const comment = await screen.findByRole('textbox', { name: 'Comment' });
    await user.keyboard('r');
    await waitFor(() => expect(comment).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    expect(comment).toHaveAccessibleDescription(/Say why you reject/);
    expect(decisions(api)).toHaveLength(0);
    await user.click(comment);
    await user.paste('The price is missing.');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await panel().findByText(/^You rejected/);
    expect(decisions(api)[0]?.body).toEqual({ answer: 'reject', comment: 'The price is missing.' });
  });

  it('keeps what was written at an item until it is decided', async () => {
    const { user } = await start();
    await user.keyboard('j');
    await user.type(await screen.findByRole('textbox', { name: 'Comment' }), 'Half');
    await user.click(rows()[1] as HTMLElement);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue(''));
    await user.click(rows()[0] as HTMLElement);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue('Half'));
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await panel().findByText(/^You approved/);
    expect(Object.keys(sessionStorage).filter((key) => key.startsWith('ringi.comment'))).toEqual([]);
  });

  it('types j into the comment instead of moving', async () => {
    const { user } = await start();
    await user.keyboard('j');
    const comment = await screen.findByRole('textbox', { name: 'Comment' });
    await user.type(comment, 'jkx');
    expect(comment).toHaveValue('jkx');
    expect(rows()[0]).toHaveAttribute('aria-current', 'page');
  });

  it('says who was faster, and when, if somebody else has decided', async () => {
    const { user, api } = await start();
    await user.keyboard('j');
    await screen.findByRole('button', { name: 'Approve' });
    const [item] = api.store.inbox('sato');
    const request = api.store.requests.get(item?.request_id ?? '');
    const level = request?.level_views[(item?.level ?? 0) - 1];
    if (!request || !level) throw new Error('The inbox is empty.');
    api.store.answer(request, level, 'takahashi', { answer: 'reject', comment: 'No budget.' });
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Somebody was faster');
    expect(alert).toHaveTextContent('Yuki Takahashi rejected');
    expect(alert).toHaveTextContent('No budget.');
    await waitFor(() => expect(panel().getByText('This does not wait for you any more')).toBeVisible());
  });

  it('sends one decision for a double click', async () => {
    const { user, api } = await start();
    await user.keyboard('j');
    await user.dblClick(await screen.findByRole('button', { name: 'Approve' }));
    await panel().findByText(/^You approved/);
    expect(decisions(api)).toHaveLength(1);
  });

  it('searches, in the address and in the list', async () => {
    const { user, address } = await start();
    await user.type(screen.getByRole('searchbox'), 'press');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(address()).toContain('q=press');
    expect(screen.getByText(/^1 of \d$/)).toBeVisible();
  });

  it('decides several of one flow and level after a review, with a result each', async () => {
    const { user, api } = await start({ path: '/inbox?flow=publish' });
    const boxes = await screen.findAllByRole('checkbox');
    await user.click(boxes[0] as HTMLElement);
    await user.click(boxes[1] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Approve…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Approve these 2?' }));
    expect(decisions(api)).toHaveLength(0);
    await user.click(dialog.getByRole('button', { name: 'Approve 2' }));
    await waitFor(() => expect(dialog.getAllByText(/Done/)).toHaveLength(2));
    expect(decisions(api)).toHaveLength(2);
  });

  it('does not let items of different flows be ticked together', async () => {
    const { user } = await start();
    const boxes = screen.getAllByRole('checkbox');
    await user.click(boxes[0] as HTMLElement);
    expect(boxes.slice(1).every((box) => (box as HTMLInputElement).disabled)).toBe(true);
  });

  it('shows its keys with ?', async () => {
    const { user } = await start();
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeVisible();
  });

  it('says what to do when nothing waits', async () => {
    ({ close } = await open({ requests: [] }));
    expect(await screen.findByText(/appears here by itself/)).toBeVisible();
  });

  it('changes by itself when a decision is taken elsewhere', async () => {
    const { api } = await start({ connect: true });
    const before = rows().length;
    const [item] = api.store.inbox('sato');
    const request = api.store.requests.get(item?.request_id ?? '');
    if (!request) throw new Error('The inbox is empty.');
    api.store.withdraw(request);
    await act(async () => {
      api.hint({ request_id: request.request_id });
      await Promise.resolve();
    });
    await waitFor(() => expect(rows()).toHaveLength(before - 1), { timeout: 2_000 });
  });
});
