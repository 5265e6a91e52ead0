import type { LevelState, RequestState } from '@ringi/shared-types';
import { useText } from '../../lib/i18n/use-text.js';
import { LevelMark } from './level-mark.js';
import './rail.css';

/** A state in words with its mark, of a level or of a whole request. */
export function StateChip({ state, of }: StateChipProps) {
  const { t } = useText();
  return (
    <span className={`state-chip state-${state}`}>
      {state === 'running' ? <ClimbingMark /> : <LevelMark state={state} size={16} />}
      {of === 'level' ? t(`level.${state}`) : t(`request.${state}`)}
    </span>
  );
}

export type StateChipProps =
  | { readonly of: 'level'; readonly state: LevelState }
  | { readonly of: 'request'; readonly state: RequestState };

/** On its way up: not the mark of any level. */
const ClimbingMark = () => (
  <svg className="mark" width="16" height="16" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path className="line" d="M3 19h6v-6h6V7h6" />
  </svg>
);
