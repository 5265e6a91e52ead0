import type { LevelView } from '@ringi/shared-types';
import { useText } from '../../../lib/i18n/use-text.js';
import { endReason } from '../end-reason.js';
import { Failure } from '../failure.js';

/** Why a level ended, where no person's answer says it. */
export function LevelOutcome({ level }: { readonly level: LevelView }) {
  const { t } = useText();
  const { state, error } = level;
  if (error) return <Failure {...error} />;
  if (state === 'skipped') return <p className="soft">{t('level.skipped.about')}</p>;
  if (state === 'queued') return <p className="soft">{t('level.queued.about')}</p>;
  if (state === 'settling') return <p className="soft">{t('level.settling.about')}</p>;
  if (state === 'timed_out') return <p>{t('level.timed_out.about')}</p>;
  const reason = endReason(level, t);
  return reason ? <p>{reason}</p> : null;
}
