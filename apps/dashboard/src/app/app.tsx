import { I18nProvider } from '@lingui/react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components/I18nProvider';
import { i18n } from '../lib/i18n/i18n.js';
import { ServicesProvider, useSession, type Services } from '../lib/services.js';
import { useSettings } from '../lib/settings/settings.js';
import type { AppRouter } from './router.js';
import { SignInPage } from './sign-in-page.js';

export interface AppProps {
  readonly services: Services;
  readonly queries: QueryClient;
  readonly router: AppRouter;
}

export function App({ services, queries, router }: AppProps) {
  const { language } = useSettings();
  return (
    <I18nProvider i18n={i18n}>
      <AriaI18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-US'}>
        <QueryClientProvider client={queries}>
          <ServicesProvider value={services}>
            <Door router={router} />
          </ServicesProvider>
        </QueryClientProvider>
      </AriaI18nProvider>
    </I18nProvider>
  );
}

function Door({ router }: { readonly router: AppRouter }) {
  const session = useSession();
  switch (session.status) {
    case 'checking':
      return null;
    case 'signed-out':
      return <SignInPage state={session} />;
    case 'signed-in':
      return <RouterProvider router={router} />;
  }
}
