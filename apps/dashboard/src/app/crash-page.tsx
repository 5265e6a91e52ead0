import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../components/button.js';
import { Page } from '../components/page.js';
import { useText } from '../lib/i18n/use-text.js';

/** A fault of the page itself. */
export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useText();
  return (
    <Page title={t('crash.title')}>
      <p>{t('crash.do')}</p>
      <p className="soft small">{error instanceof Error ? error.message : String(error)}</p>
      <p>
        <Button onPress={() => location.reload()}>{t('action.reload')}</Button>
      </p>
    </Page>
  );
}
