import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Button } from '../../components/button.js';
import { Empty, Loading } from '../../components/empty.js';
import { LinkButton } from '../../components/link-button.js';
import { ProblemNotice } from '../../components/notice.js';
import { Page } from '../../components/page.js';
import { VirtualList } from '../../components/virtual-list.js';
import { useText } from '../../lib/i18n/use-text.js';
import { requestsQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';
import { RequestListRow } from './request-list-row.js';
import { RequestsFilter } from './requests-filter.js';
import './requests.css';

const route = getRouteApi('/requests');

/** Requests: mine, or all that I may see. The server filters; pages come as one scrolls. */
export function RequestsPage() {
  const { t } = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { scope = 'mine', ...filter } = search;
  const query = useInfiniteQuery({
    ...requestsQuery(useApi(), { scope, ...filter }),
    placeholderData: keepPreviousData,
  });
  const { data, error, isPending, hasNextPage, isFetching, fetchNextPage, refetch } = query;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      fills
      title={t('requests.title')}
      aside={
        <LinkButton to="/start" kind="primary">
          {t('nav.start')}
        </LinkButton>
      }
    >
      <RequestsFilter
        search={search}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {isPending ? (
        !error && <Loading />
      ) : items.length > 0 ? (
        <VirtualList
          items={items}
          keyOf={({ request_id }) => request_id}
          label={t('requests.title')}
          rowHeight={84}
          total={hasNextPage ? -1 : items.length}
          onEnd={more}
          row={(item) => <RequestListRow item={item} />}
        />
      ) : filtered ? (
        <Empty title={t('filter.none')}>
          <Button onPress={() => void navigate({ search: scope === 'all' ? { scope } : {} })}>
            {t('filter.clear')}
          </Button>
        </Empty>
      ) : (
        !error && (
          <Empty title={t(scope === 'all' ? 'requests.empty.all' : 'requests.empty')}>
            <p>{t('requests.empty.do')}</p>
            <LinkButton to="/start">{t('nav.start')}</LinkButton>
          </Empty>
        )
      )}
    </Page>
  );
}
