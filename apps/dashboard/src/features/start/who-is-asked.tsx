import { durationSeconds, type FlowForm } from '@ringi/shared-types';
import { LevelMark } from '../../components/rail/level-mark.js';
import { useText } from '../../lib/i18n/use-text.js';
import { formatDuration, formatList } from '../../lib/time/format.js';
import { approversAsked } from './approvers-asked.js';
import { usePeople } from './people.js';
import type { Field } from './schema/fields.js';
import type { Raw } from './schema/values.js';

interface Props {
  readonly flow: FlowForm;
  readonly fields: readonly Field[];
  readonly raw: Raw;
}

/** Level by level, who will be asked when this form is sent, and for how long. */
export function WhoIsAsked({ flow, fields, raw }: Props) {
  const { t, text, name, language } = useText();
  const people = usePeople(flow);
  return (
    <section className="card asked" aria-label={t('start.asked')}>
      <h2>{t('start.asked')}</h2>
      <ol>
        {flow.levels.map((level) => {
          const { approvers, required } = approversAsked(people, level, fields, raw);
          const seconds = durationSeconds(level.duration);
          return (
            <li key={level.level}>
              <LevelMark state="upcoming" />
              <div>
                <h3>
                  {level.level} {text(level.name)}
                </h3>
                <p>{formatList(approvers.map(name), language, required === 1 ? 'any' : 'all')}</p>
                <p className="soft small">
                  {approvers.length > 1 && `${t('start.quorum', { required, count: approvers.length })} · `}
                  {t('start.within', {
                    span: seconds === undefined ? level.duration : formatDuration(seconds * 1000, language),
                  })}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
