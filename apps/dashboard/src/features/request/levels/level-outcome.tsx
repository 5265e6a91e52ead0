import type { LevelView } from '@ringi/shared-types';
import { useText, type MessageId } from '../../../lib/i18n/use-text.js';

/** Why a level ended, where no person's answer says it. */
export function LevelOutcome({ level }: { readonly level: LevelView }) {
  const { t } = useText();
  const { state, decision, error } = level;
  if (error) {
    return (
      <div className="request-error small">
        <strong>{error.error}</strong>
        <p>{error.cause}</p>
      </div>
    );
  }
  if (state === 'skipped') return <p className="soft">{t('level.skipped.about')}</p>;
  if (state === 'queued') return <p className="soft">{t('level.queued.about')}</p>;
  if (state === 'settling') return <p className="soft">{t('level.settling.about')}</p>;
  if (state === 'timed_out') return <p>{t('level.timed_out.about')}</p>;
  if (state !== 'cancelled' || !decision?.reason) return null;
  const known = REASONS[decision.reason];
  return <p>{known ? t(known) : decision.reason}</p>;
}

const REASONS: Readonly<Record<string, MessageId>> = {
  superseded: 'reason.superseded',
  stopped: 'reason.stopped',
  definition_updated: 'reason.definition_updated',
  deploy_failed: 'reason.deploy_failed',
  not_permitted: 'reason.not_permitted',
  withdrawn: 'reason.withdrawn',
};
