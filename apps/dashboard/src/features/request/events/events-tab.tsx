import { getRouteApi } from '@tanstack/react-router';
import type { RequestEvent, RequestView } from '@ringi/shared-types';
import { useCallback, useMemo } from 'react';
import { Empty, Loading } from '../../../components/empty.js';
import { ProblemNotice } from '../../../components/notice.js';
import { SearchField } from '../../../components/search-field.js';
import { VirtualList } from '../../../components/virtual-list.js';
import { useText } from '../../../lib/i18n/use-text.js';
import { useAllEvents } from '../use-all-events.js';
import { EventRow } from './event-row.js';
import './events.css';

const route = getRouteApi('/requests/$id');

/** The raw history of caller and components, merged into one order of time. */
export function EventsTab({ request }: { readonly request: RequestView }) {
  const { t } = useText();
  const { q = '', event } = route.useSearch();
  const navigate = route.useNavigate();
  const { events, isPending, isComplete, error, refetch } = useAllEvents(request.request_id);
  const shown = useMemo(() => events.filter((each) => matches(each, q)), [events, q]);
  const search = useCallback(
    (text: string) =>
      void navigate({ search: (before) => ({ ...before, q: text || undefined }), replace: true }),
    [navigate],
  );
  const open = (key: string) =>
    void navigate({
      search: (before) => ({ ...before, event: before.event === key ? undefined : key }),
      replace: true,
    });
  return (
    <div className="events">
      <div className="toolbar" role="search">
        <SearchField label={t('events.search')} value={q} onChange={search} />
        <span className="soft small numbers" role="status">
          {t('events.count', { shown: shown.length, count: events.length })}
          {!isComplete && !error && ' …'}
        </span>
      </div>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {isPending && !error ? (
        <Loading />
      ) : shown.length > 0 ? (
        <VirtualList
          items={shown}
          keyOf={({ key }) => key}
          label={t('tab.events')}
          rowHeight={40}
          focusIndex={event === undefined ? undefined : shown.findIndex(({ key }) => key === event)}
          row={(each) => (
            <EventRow event={each} isOpen={each.key === event} onToggle={() => open(each.key)} />
          )}
        />
      ) : (
        !error && <Empty title={t(q ? 'filter.none' : 'events.none')} />
      )}
    </div>
  );
}

function matches({ key, type, state, details }: RequestEvent, q: string): boolean {
  if (!q) return true;
  const words = [key, type, state ?? '', details === undefined ? '' : JSON.stringify(details)];
  return words.join('\n').toLowerCase().includes(q.toLowerCase());
}
