import type { LevelState, Text } from '@ringi/shared-types';
import { useText } from '../../lib/i18n/use-text.js';
import { LevelMark } from './level-mark.js';
import './rail.css';

export interface RailLevel {
  readonly name: Text;
  readonly state: LevelState;
  /** Why it ended so, where the state alone could mislead. */
  readonly why?: string | undefined;
}

/** A small rail has room for this many marks; approved ones at its start are folded. */
const ROOM = 7;
const CURRENT: readonly LevelState[] = ['waiting', 'queued', 'settling'];

/** The levels of a request in order: small marks in a row of a list, or marks with names and states in a header. */
export function Rail({
  levels,
  size,
  stateless = false,
}: {
  readonly levels: readonly RailLevel[];
  readonly size: 'row' | 'header';
  /** Nothing was started: of a header's levels only the names are told. */
  readonly stateless?: boolean;
}) {
  const { t, text } = useText();
  const fold = size === 'row' ? foldable(levels) : 0;
  const shown = levels.slice(fold);
  const label = (level: RailLevel, index: number) =>
    t('rail.level', { level: fold + index + 1, name: text(level.name), state: t(`level.${level.state}`) });
  const current = shown.findIndex(({ state }) => CURRENT.includes(state));
  return (
    <ol className={`rail rail-${size}`} aria-label={t('rail.label', { count: levels.length })}>
      {fold > 0 && (
        <li title={t('rail.folded', { count: fold })}>
          <LevelMark state="approved" size={18} />
          <span className="rail-folded" aria-hidden="true">
            1–{fold}
          </span>
          <span className="visually-hidden">{t('rail.folded', { count: fold })}</span>
          <span className="rail-line rail-line-done" />
        </li>
      )}
      {shown.map((level, index) => {
        const line = index < shown.length - 1 && (
          <span className={level.state === 'approved' ? 'rail-line rail-line-done' : 'rail-line'} />
        );
        const step = index === current ? ({ 'aria-current': 'step' } as const) : {};
        return size === 'row' ? (
          <li key={index} title={label(level, index)} {...step}>
            <LevelMark state={level.state} size={18} />
            <span className="visually-hidden">{label(level, index)}</span>
            {line}
          </li>
        ) : (
          <li key={index} className={`state-${level.state}`} {...step}>
            <span className="rail-top">
              <LevelMark state={level.state} size={28} />
              {line}
            </span>
            <span className="rail-text">
              <span className="rail-name">
                <span className="visually-hidden">{index + 1}. </span>
                {text(level.name)}
              </span>
              {!stateless && <span className="rail-state">{t(`level.${level.state}`)}</span>}
              {level.why && <span className="rail-state">{level.why}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function foldable(levels: readonly RailLevel[]): number {
  if (levels.length <= ROOM) return 0;
  const open = levels.findIndex(({ state }) => state !== 'approved');
  const approved = open < 0 ? levels.length : open;
  return approved > 1 ? approved : 0;
}
