import type { RequestView } from '@ringi/shared-types';
import { JsonView } from '../../../components/json-view.js';
import { useText } from '../../../lib/i18n/use-text.js';
import './data.css';

/** What the request was started with and what came of it, level by level. */
export function DataTab({ request }: { readonly request: RequestView }) {
  const { t, text } = useText();
  const decided = request.level_views.filter(({ decision }) => decision);
  return (
    <div className="data">
      <JsonView label={t('data.input')} value={request.input} />
      {request.output !== undefined && <JsonView label={t('data.output')} value={request.output} />}
      {decided.map(({ level, name, decision }) => (
        <JsonView key={level} label={t('data.decision', { level, name: text(name) })} value={decision} />
      ))}
      <p className="soft small data-arn">
        {t('data.execution')} <code>{request.execution_arn}</code>
      </p>
    </div>
  );
}
