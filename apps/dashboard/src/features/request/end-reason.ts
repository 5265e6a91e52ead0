import type { LevelView } from '@ringi/shared-types';
import type { MessageId, Translate } from '../../lib/i18n/use-text.js';

const REASONS: Readonly<Record<string, MessageId>> = {
  superseded: 'reason.superseded',
  stopped: 'reason.stopped',
  definition_updated: 'reason.definition_updated',
  deploy_failed: 'reason.deploy_failed',
  not_permitted: 'reason.not_permitted',
  withdrawn: 'reason.withdrawn',
};

/** Why a level was cancelled, in words; of a reason without words, the reason itself. */
export function endReason(level: LevelView | undefined, t: Translate): string | undefined {
  const reason = level?.state === 'cancelled' ? level.decision?.reason : undefined;
  if (!reason) return undefined;
  const known = REASONS[reason];
  return known ? t(known) : reason;
}
