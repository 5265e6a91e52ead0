import { createMemoryHistory } from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import { App } from '../app/app.js';
import { createAppRouter } from '../app/router.js';
import { createServices } from '../lib/create-services.js';
import { activate, type Language } from '../lib/i18n/i18n.js';
import { changeSettings, rereadSettings } from '../lib/settings/settings.js';
import { FakeApi, type FakeOptions } from './fake-api.js';
import { FAKE_CONFIG } from './fake-config.js';
import { fakeSession } from './fake-session.js';

export interface RenderOptions extends FakeOptions {
  readonly path: string;
  readonly language?: Language;
  /** Go on with the API of an earlier page: a reload. */
  readonly api?: FakeApi;
  readonly connect?: boolean;
}

/** The whole dashboard at an address, with its API in memory. */
export async function renderApp({ path, language = 'en', api: given, connect, ...fake }: RenderOptions) {
  rereadSettings();
  changeSettings({ language, zone: 'Asia/Tokyo', theme: 'light' });
  await activate(language);
  const api = given ?? new FakeApi(fake);
  const session = fakeSession();
  const { services, queries } = createServices({
    config: FAKE_CONFIG,
    session,
    fetch: api.fetch,
    updates: api.updates,
  });
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }));
  const stop = connect ? services.connection.start() : () => undefined;
  await act(() => router.load());
  const page = render(<App services={services} queries={queries} router={router} />);
  return {
    api,
    session,
    router,
    services,
    close: () => {
      stop();
      page.unmount();
      queries.clear();
    },
    address: () => router.state.location.href,
  };
}
