import { useText } from '../lib/i18n/use-text.js';
import { useNow } from '../lib/time/clock.js';
import { formatDuration } from '../lib/time/format.js';
import { Time, usePlace } from './time.js';
import './due-text.css';

const SOON_MS = 24 * 3_600_000;

/** When something is due; that it is soon, or past, is said in words and by weight, not by colour alone. */
export function DueText({ at, bare = false }: { readonly at: string; readonly bare?: boolean }) {
  const { t } = useText();
  const { language } = usePlace();
  const left = Date.parse(at) - useNow();
  const tone = left < 0 ? 'due due-late' : left < SOON_MS ? 'due due-soon' : 'due';
  const span = formatDuration(Math.abs(left), language);
  return (
    <span className={tone}>
      {!bare && `${t('due.at')} `}
      <Time at={at} zone />{' '}
      {left < SOON_MS && <span>({t(left < 0 ? 'due.late' : 'due.left', { span })})</span>}
    </span>
  );
}
