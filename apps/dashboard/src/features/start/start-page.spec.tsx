import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { renderApp, type RenderOptions } from '../../testing/render.js';

const fill = async (user: UserEvent, field: HTMLElement, text: string) => {
  await user.click(field);
  await user.paste(text);
};

describe('the start form', () => {
  let close: () => void = () => undefined;
  afterEach(() => {
    close();
    sessionStorage.clear();
  });
  const start = async (options: Partial<RenderOptions> = {}) => {
    const app = await renderApp({ path: '/start/publish', ...options });
    ({ close } = app);
    const send = await screen.findByRole('button', { name: 'Send the request' });
    return { ...app, send, user: userEvent.setup({ delay: null }) };
  };
  const posts = (api: Awaited<ReturnType<typeof start>>['api']) =>
    api.calls.filter(({ method, path }) => method === 'POST' && path === '/api/requests');
  const level1 = () => within(screen.getByRole('group', { name: 'Level 1 · Team lead' }));

  it('is filled with the example and says who will be asked', async () => {
    await start();
    expect(level1().getByRole('textbox', { name: /^Page to look at/ })).toHaveValue(
      'https://example.com/draft',
    );
    const asked = within(screen.getByRole('region', { name: 'Who will be asked' }));
    for (const name of ['Hanako Sato', 'Ichiro Suzuki', 'Yuki Takahashi'])
      expect(asked.getByText(name)).toBeVisible();
  });

  it('says who is asked instead when the form overrides the approvers', async () => {
    const { user, send, api } = await start();
    const approvers = within(level1().getByRole('group', { name: 'Approvers', hidden: true }));
    const box = (name: string) => approvers.getByRole('checkbox', { name, hidden: true });
    expect(box('Hanako Sato')).toBeChecked();
    await user.click(box('Ichiro Suzuki'));
    await user.click(box('Hanako Sato'));
    const asked = within(screen.getByRole('region', { name: 'Who will be asked' }));
    expect(asked.queryByText('Hanako Sato')).toBeNull();
    expect(asked.getAllByText('Ichiro Suzuki')).toHaveLength(2);
    await user.click(send);
    await waitFor(() => expect(posts(api)).toHaveLength(1));
    expect(posts(api)[0]?.body).toMatchObject({ input: { level1_ssm_approvers: ['suzuki'] } });
  });

  it('speaks Japanese also where the flow has no words of its own', async () => {
    const app = await renderApp({ path: '/start/publish', language: 'ja' });
    ({ close } = app);
    expect(await screen.findAllByRole('textbox', { name: /^確認するファイル/ })).toHaveLength(3);
    expect(screen.queryByText(/file to confirm/i)).toBeNull();
  });

  it('shows the file to approve first, and takes it from a file of the person', async () => {
    const { user, send, api } = await start({ path: '/start/release' });
    const file = level1().getByRole('textbox', { name: /^File to approve/ });
    expect(level1().getAllByRole('textbox')[0]).toBe(file);
    expect(file).toBeRequired();
    expect(level1().getByRole('textbox', { name: /^Content type/ }).tagName).toBe('INPUT');
    const pick = level1().getByLabelText(/^Choose a file/);
    await user.upload(pick, new File(['x'.repeat(200 * 1024 + 1)], 'large.html'));
    await waitFor(() => expect(file).toHaveAccessibleDescription(/more than 200 KiB/));
    await user.upload(pick, new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], 'picture.png'));
    await waitFor(() => expect(file).toHaveAccessibleDescription(/not a text file/));
    expect(file).toHaveValue('');
    await user.upload(pick, new File(['<p>頁</p>'], 'page.html'));
    await waitFor(() => expect(file).toHaveValue('<p>頁</p>'));
    expect(file).toBeValid();
    await user.click(send);
    await waitFor(() => expect(posts(api)).toHaveLength(1));
    expect(posts(api)[0]?.body).toMatchObject({ input: { level1_confirmation_file_content: '<p>頁</p>' } });
  });

  it('does not ask for the file to approve where it lies in the bucket', async () => {
    const { user } = await start({ path: '/start/release' });
    await fill(
      user,
      level1().getByRole('textbox', { name: /in the bucket/ }),
      's3://bucket/uploads/page.html',
    );
    expect(level1().getByRole('textbox', { name: /^File to approve/ })).not.toBeRequired();
  });

  it('refuses beside the field what the schema refuses, and sends nothing', async () => {
    const { user, send, api } = await start();
    const file = level1().getByRole('textbox', { name: /^File to look at/ });
    await user.clear(file);
    await user.click(send);
    expect(file).toBeInvalid();
    expect(file).toHaveFocus();
    expect(posts(api)).toHaveLength(0);
  });

  it("shows the API's own message beside its field", async () => {
    const { user, send, api } = await start();
    const page = level1().getByRole('textbox', { name: /^Page to look at/ });
    await user.clear(page);
    await fill(user, page, 'http://example.com/');
    await user.click(send);
    await waitFor(() =>
      expect(page).toHaveAccessibleDescription('must be an address that starts with https://'),
    );
    expect(page).toHaveValue('http://example.com/');
    await user.clear(page);
    await fill(user, page, 'https://example.com/');
    await user.click(send);
    await waitFor(() => expect(api.created.size).toBe(1));
    const [first, second] = posts(api).map(({ headers }) => headers.get('idempotency-key'));
    expect(first).not.toBe(second);
  });

  it('starts one request for a double click and shows it', async () => {
    const { user, send, api, address } = await start();
    await fill(user, screen.getByRole('textbox', { name: 'Title' }), 'Our new page');
    await user.dblClick(send);
    await waitFor(() => expect(address()).toBe('/requests/new1'));
    expect(posts(api)).toHaveLength(1);
    expect(api.created.size).toBe(1);
    expect(await screen.findByRole('heading', { level: 1, name: 'Our new page' })).toBeVisible();
  });

  it('starts nothing twice when the answer is lost and the page is loaded again', async () => {
    const { user, send, api } = await start();
    await fill(user, screen.getByRole('textbox', { name: 'Title' }), 'Once only');
    api.loseNextAnswer = true;
    await user.click(send);
    expect(await screen.findByText('The connection is lost')).toBeVisible();
    expect(api.created.size).toBe(1);
    close();
    const again = await start({ api });
    await again.user.click(again.send);
    await waitFor(() => expect(again.address()).toBe('/requests/new1'));
    expect(posts(api)).toHaveLength(2);
    expect(api.created.size).toBe(1);
  });

  it('keeps what was written over a reload', async () => {
    const { user, api } = await start();
    await fill(user, screen.getByRole('textbox', { name: 'Title' }), 'Half done');
    close();
    await start({ api });
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Half done');
  });

  it('sends the same key again when nothing answered', async () => {
    const { user, send, api } = await start();
    await fill(user, screen.getByRole('textbox', { name: 'Title' }), 'Later');
    api.mode = 'down';
    await user.click(send);
    expect(await screen.findByText('The connection is lost')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Later');
    const { key } = JSON.parse(sessionStorage.getItem('ringi.draft.publish') ?? '{}') as { key: string };
    api.mode = 'up';
    await user.click(send);
    await waitFor(() => expect(posts(api)).toHaveLength(1));
    expect(posts(api)[0]?.headers.get('idempotency-key')).toBe(key);
  });
});
