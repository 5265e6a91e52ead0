import { act, screen, waitFor } from '@testing-library/react';
import { renderApp } from '../testing/render.js';
import { clock } from '../lib/time/clock.js';

describe('the pill', () => {
  it('says Live, Offline while nothing answers, and Live again; the clock stands still meanwhile', async () => {
    const { api, close } = await renderApp({ path: '/inbox', connect: true });
    await screen.findByText('Live');
    api.goDown();
    await waitFor(() => expect(screen.getByText(/^Offline since/)).toBeVisible());
    expect(clock.now()).toBe(clock.now());
    const stopped = clock.now();
    act(() => api.comeBack());
    await screen.findByText('Live', {}, { timeout: 4_500 });
    expect(clock.now()).toBeGreaterThan(stopped);
    close();
  });

  it('says Offline in Japanese too', async () => {
    const { api, close } = await renderApp({ path: '/inbox', connect: true, language: 'ja' });
    await screen.findByText('ライブ');
    api.goDown();
    await waitFor(() => expect(screen.getByText(/からオフライン$/)).toBeVisible());
    close();
  });

  it('leads to the sign-in when the session has ended', async () => {
    const { session, close } = await renderApp({ path: '/requests' });
    await screen.findByRole('heading', { name: 'Requests' });
    act(() => session.expire());
    expect(screen.getByText(/Your sign-in has ended/)).toBeVisible();
    act(() => void session.signIn('/requests'));
    expect(await screen.findByRole('heading', { name: 'Requests' })).toBeVisible();
    close();
  });
});
