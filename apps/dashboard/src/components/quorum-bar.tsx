import { useText } from '../lib/i18n/use-text.js';
import './due-text.css';

const SEATS_SHOWN = 10;

/** How many of the approvals needed are there: a filled seat each, and in words. */
export function QuorumBar({ approved, required }: { readonly approved: number; readonly required: number }) {
  const { t } = useText();
  return (
    <span className="quorum small numbers">
      {Array.from({ length: Math.min(required, SEATS_SHOWN) }, (_, seat) => (
        <span key={seat} className={seat < approved ? 'quorum-seat quorum-taken' : 'quorum-seat'} />
      ))}
      {t('quorum', { approved, required })}
    </span>
  );
}
