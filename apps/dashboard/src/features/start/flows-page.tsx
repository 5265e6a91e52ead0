import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Loading } from '../../components/empty.js';
import { ProblemNotice } from '../../components/notice.js';
import { Page } from '../../components/page.js';
import { Rail } from '../../components/rail/rail.js';
import { useText } from '../../lib/i18n/use-text.js';
import { flowsQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';
import './start.css';

/** Which flow to start. */
export function FlowsPage() {
  const { t, text } = useText();
  const { data, error, isPending, refetch } = useQuery(flowsQuery(useApi()));
  return (
    <Page title={t('flows.title')}>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {isPending && !error && <Loading />}
      {data?.items.length === 0 && <Empty title={t('flows.empty')} />}
      <ul className="flows">
        {data?.items.map(({ name, title, levels, can, why_not }) => (
          <li key={name} className="card flow">
            <h2>
              {can.start ? (
                <Link to="/start/$flow" params={{ flow: name }} className="flow-link">
                  {text(title)}
                </Link>
              ) : (
                text(title)
              )}
            </h2>
            <Rail
              size="header"
              stateless
              levels={levels.map((level) => ({ name: level.name, state: 'upcoming' }))}
            />
            {!can.start && <p className="soft small">{t(`why.${why_not.start ?? 'not_a_starter'}`)}</p>}
          </li>
        ))}
      </ul>
    </Page>
  );
}
