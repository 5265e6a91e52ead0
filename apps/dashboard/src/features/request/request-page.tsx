import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiError } from '../../lib/api/errors.js';
import { Loading } from '../../components/empty.js';
import { ProblemNotice } from '../../components/notice.js';
import { Page } from '../../components/page.js';
import { useText } from '../../lib/i18n/use-text.js';
import { requestQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';
import { RequestHeader } from './request-header.js';
import { RequestTabs } from './request-tabs.js';
import './request.css';

const route = getRouteApi('/requests/$id');

/** One request: where it stands, who decided what, and everything behind it. */
export function RequestPage() {
  const { t, text } = useText();
  const { id } = route.useParams();
  const { data: request, error, refetch } = useQuery(requestQuery(useApi(), id));
  if (!request) {
    const missing = error instanceof ApiError && (error.status === 404 || error.status === 403);
    return (
      <Page title={t(missing ? 'request.missing' : 'request.title')}>
        {error ? (
          <ProblemNotice error={error} {...(!missing && { retry: () => void refetch() })} />
        ) : (
          <Loading />
        )}
        {missing && (
          <p>
            {t('request.missing.do')} <Link to="/requests">{t('nav.requests')}</Link>
          </p>
        )}
      </Page>
    );
  }
  return (
    <Page
      title={request.title ?? text(request.flow_title)}
      eyebrow={
        <>
          <Link to="/requests">{t('nav.requests')}</Link> / {text(request.flow_title)}
        </>
      }
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      <RequestHeader request={request} />
      <RequestTabs request={request} />
    </Page>
  );
}
