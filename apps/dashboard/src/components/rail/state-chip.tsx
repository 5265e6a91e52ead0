import type { LevelState, RequestState } from '@ringi/shared-types';
import { useText } from '../../lib/i18n/use-text.js';
import { LevelMark } from './level-mark.js';
import './rail.css';

/** A state in words with its mark, of a level or of a whole request. */
export function StateChip({ state, of }: StateChipProps) {
  const { t } = useText();
  return (
    <span className={`state-chip state-${state}`}>
      <LevelMark state={state === 'running' ? 'settling' : state} size={16} />
      {of === 'level' ? t(`level.${state}`) : t(`request.${state}`)}
    </span>
  );
}

export type StateChipProps =
  | { readonly of: 'level'; readonly state: LevelState }
  | { readonly of: 'request'; readonly state: RequestState };
