import type { RequestView } from '@ringi/shared-types';
import { LevelMark } from '../../../components/rail/level-mark.js';
import { Elapsed, Time, usePlace } from '../../../components/time.js';
import { useText } from '../../../lib/i18n/use-text.js';
import { useNow } from '../../../lib/time/clock.js';
import { formatDuration, formatInstant } from '../../../lib/time/format.js';
import { foldedScale } from './folded-scale.js';
import { happenings } from './timeline-model.js';
import { HappeningsTable } from './happenings-table.js';
import './timeline.css';

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

/** A bar a level on one axis, idle time folded; below it the same as a table. */
export function TimelineTab({ request }: { readonly request: RequestView }) {
  const { t, text, language } = useText();
  const place = usePlace();
  const now = useNow();
  const all = happenings(request);
  const end = request.ended_at ? Date.parse(request.ended_at) : now;
  const scale = foldedScale([...all.map(({ at }) => Date.parse(at)), end]);
  return (
    <div className="timeline">
      <figure className="card timeline-chart" aria-hidden="true">
        <div className="timeline-axis">
          <span className="small soft numbers">{formatInstant(request.started_at, now, place)}</span>
          <span className="small soft numbers">
            {request.ended_at ? formatInstant(request.ended_at, now, place) : t('timeline.now')}
          </span>
        </div>
        <div className="timeline-rows">
          <div className="timeline-folds">
            {scale.folds.map(({ at, milliseconds }) => (
              <span key={at} className="timeline-fold" style={{ left: percent(at) }}>
                <span className="timeline-fold-text numbers">{formatDuration(milliseconds, language)}</span>
              </span>
            ))}
          </div>
          {request.level_views.map(({ level, name, state, asked_at, decided_at, answers }) => {
            const from = asked_at && scale.place(Date.parse(asked_at));
            const to = scale.place(decided_at ? Date.parse(decided_at) : end);
            return (
              <div key={level} className="timeline-row">
                <span className="timeline-name">
                  <LevelMark state={state} size={18} /> <span>{text(name)}</span>
                </span>
                <div className="timeline-lane">
                  {from !== undefined && asked_at && typeof from === 'number' && (
                    <span
                      className={`timeline-bar state-${state}`}
                      style={{ left: percent(from), width: percent(Math.max(to - from, 0.004)) }}
                    >
                      <span className="timeline-span small">
                        <Elapsed from={asked_at} to={decided_at} />
                      </span>
                    </span>
                  )}
                  {answers.map(
                    ({ at, by, answer }) =>
                      at && (
                        <span
                          key={by.principal}
                          className={`timeline-answer state-${answer === 'approve' ? 'approved' : 'rejected'}`}
                          style={{ left: percent(scale.place(Date.parse(at))) }}
                        />
                      ),
                  )}
                </div>
              </div>
            );
          })}
        </div>
        {scale.folds.length > 0 && <figcaption className="small soft">{t('timeline.folded')}</figcaption>}
      </figure>
      <HappeningsTable request={request} happenings={all} />
      {!request.ended_at && request.waiting && (
        <p className="soft small">
          {t('due.at')} <Time at={request.waiting.due_at} zone />
        </p>
      )}
    </div>
  );
}
