import type { RequestView } from '@ringi/shared-types';
import { Time } from '../../../components/time.js';
import { useText } from '../../../lib/i18n/use-text.js';
import type { Happening } from './timeline-model.js';

interface Props {
  readonly request: RequestView;
  readonly happenings: readonly Happening[];
}

export function HappeningsTable({ request, happenings }: Props) {
  const { t, text, name } = useText();
  return (
    <div className="card happenings" tabIndex={0} role="region" aria-label={t('tab.timeline')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('column.when')}</th>
            <th scope="col">{t('column.level')}</th>
            <th scope="col">{t('column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {happenings.map(({ at, level, what, by, comment }, index) => {
            const view = request.level_views[level - 1];
            return (
              <tr key={index}>
                <td className="happening-time">
                  <Time at={at} zone />
                </td>
                <td>{view ? `${level} ${text(view.name)}` : t('column.request')}</td>
                <td>
                  {t(what, by ? { who: name(by) } : {})}
                  {comment && <q className="quote">{comment}</q>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
