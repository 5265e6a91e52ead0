import { Button } from '../components/button.js';
import { Notice } from '../components/notice.js';
import { useText } from '../lib/i18n/use-text.js';
import { useServices } from '../lib/services.js';
import type { SessionState } from '../lib/session/session.js';
import { changeSettings, useSettings } from '../lib/settings/settings.js';
import { RingiMark } from './ringi-mark.js';
import { useEffect } from 'react';
import './sign-in-page.css';

/** For who is not signed in; comes back to where one wanted to go. */
export function SignInPage({ state }: { readonly state: Extract<SessionState, { status: 'signed-out' }> }) {
  const { t } = useText();
  const { session } = useServices();
  const { language } = useSettings();
  const title = t('sign-in.title');
  useEffect(() => {
    document.title = `${title} · Ringi`;
  }, [title]);
  return (
    <main className="sign-in">
      <RingiMark />
      <h1>Ringi</h1>
      <p className="soft">{t('sign-in.about')}</p>
      {state.expired && <Notice tone="quiet" title={t('sign-in.expired')} />}
      {state.error && (
        <Notice tone="problem" title={t('sign-in.failed')}>
          {state.error}
        </Notice>
      )}
      <Button
        kind="primary"
        autoFocus
        onPress={() => void session.signIn(location.pathname + location.search)}
      >
        {title}
      </Button>
      <Button kind="quiet" onPress={() => changeSettings({ language: language === 'en' ? 'ja' : 'en' })}>
        <span lang={language === 'en' ? 'ja' : 'en'}>
          {language === 'en' ? '日本語で表示' : 'Show in English'}
        </span>
      </Button>
    </main>
  );
}
