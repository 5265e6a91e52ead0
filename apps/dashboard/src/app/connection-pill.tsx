import { useText } from '../lib/i18n/use-text.js';
import { useConnection } from '../lib/services.js';
import { usePlace } from '../components/time.js';
import { formatInstant } from '../lib/time/format.js';
import './connection-pill.css';

/** Whether what is shown is up to date, and how it is kept so. */
export function ConnectionPill() {
  const { t } = useText();
  const { mode, since } = useConnection();
  const place = usePlace();
  const at = formatInstant(new Date(since).toISOString(), since, place);
  return (
    <span className={`pill pill-${mode}`} role="status" title={t(`connection.${mode}.about`, { since: at })}>
      <span className="pill-dot" aria-hidden="true" />
      {mode === 'offline' ? (
        <>
          <span className="pill-long">{t('connection.offline.since', { since: at })}</span>
          <span className="pill-short" aria-hidden="true">
            {t('connection.offline')}
          </span>
        </>
      ) : (
        t(`connection.${mode}`)
      )}
    </span>
  );
}
