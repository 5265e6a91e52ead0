import { LinkButton } from './link-button.js';
import { Page } from './page.js';
import { useText } from '../lib/i18n/use-text.js';

export function NotFoundPage() {
  const { t } = useText();
  return (
    <Page title={t('not-found.title')}>
      <p>{t('not-found.do')}</p>
      <p>
        <LinkButton to="/inbox">{t('nav.inbox')}</LinkButton>
      </p>
    </Page>
  );
}
