import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Loading } from '../../components/empty.js';
import { Notice, ProblemNotice } from '../../components/notice.js';
import { Page } from '../../components/page.js';
import { useText } from '../../lib/i18n/use-text.js';
import { flowQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';
import { StartForm } from './start-form.js';
import './start.css';

const route = getRouteApi('/start/$flow');

/** The form of one flow. */
export function StartPage() {
  const { t, text } = useText();
  const { flow: name } = route.useParams();
  const { data: flow, error, refetch } = useQuery(flowQuery(useApi(), name));
  return (
    <Page
      title={flow ? text(flow.title) : t('nav.start')}
      eyebrow={<Link to="/start">{t('nav.start')}</Link>}
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!flow && !error && <Loading />}
      {flow && !flow.can.start && (
        <Notice tone="quiet" title={t(`why.${flow.why_not.start ?? 'not_a_starter'}`)} />
      )}
      {flow && <StartForm key={flow.name} flow={flow} />}
    </Page>
  );
}
