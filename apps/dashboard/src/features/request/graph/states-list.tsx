import { useText } from '../../../lib/i18n/use-text.js';
import type { GraphState } from './graph-model.js';

/** The same states as a list: to read without the picture. */
export function StatesList({ states }: { readonly states: readonly GraphState[] }) {
  const { t } = useText();
  return (
    <section className="card states" aria-label={t('graph.states')}>
      <h2>{t('graph.states')}</h2>
      <ol>
        {states.map(({ id, level, state, status }) => (
          <li key={id} className={`status-${status}`}>
            <span className="status-sign" aria-hidden="true" />
            <span>
              {level > 0 && <span className="soft">{t('events.level', { level })} · </span>}
              {state}
            </span>
            <span className="soft small">{t(`graph.${status}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
