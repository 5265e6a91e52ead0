import { useText } from '../../lib/i18n/use-text.js';
import { readableCause } from '../../lib/cause.js';

/** What broke, in one sentence; all that AWS tells of it is folded. */
export function Failure({ error, cause }: { readonly error: string; readonly cause: string }) {
  const { t } = useText();
  const { error: inner = error, message } = readableCause(cause);
  return (
    <div className="request-error">
      <strong>{inner}</strong>
      <p>{message}</p>
      {message !== cause && (
        <details className="small">
          <summary>{t('error.details')}</summary>
          <p className="request-cause">
            {error}: {cause}
          </p>
        </details>
      )}
    </div>
  );
}
