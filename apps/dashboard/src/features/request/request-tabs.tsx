import { getRouteApi } from '@tanstack/react-router';
import type { RequestView } from '@ringi/shared-types';
import { lazy, Suspense, type ReactNode } from 'react';
import { Tab as AriaTab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { Loading } from '../../components/empty.js';
import { useText } from '../../lib/i18n/use-text.js';
import { DataTab } from './data/data-tab.js';
import { LevelsTab } from './levels/levels-tab.js';
import { TABS, type Tab } from './request-search.js';
import { TimelineTab } from './timeline/timeline-tab.js';

const EventsTab = lazy(() => import('./events/events-tab.js').then((m) => ({ default: m.EventsTab })));
const GraphTab = lazy(() => import('./graph/graph-tab.js').then((m) => ({ default: m.GraphTab })));

const route = getRouteApi('/requests/$id');

export function RequestTabs({ request }: { readonly request: RequestView }) {
  const { t } = useText();
  const { tab = 'levels' } = route.useSearch();
  const navigate = route.useNavigate();
  const content: Record<Tab, () => ReactNode> = {
    levels: () => <LevelsTab request={request} />,
    timeline: () => <TimelineTab request={request} />,
    graph: () => <GraphTab request={request} />,
    events: () => <EventsTab request={request} />,
    data: () => <DataTab request={request} />,
  };
  return (
    <Tabs
      className="tabs"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const next = TABS.find((known) => known === key);
        void navigate({ search: next && next !== 'levels' ? { tab: next } : {}, replace: true });
      }}
    >
      <TabList className="tab-list" aria-label={t('request.views')}>
        {TABS.map((id) => (
          <AriaTab key={id} id={id} className="tab">
            {t(`tab.${id}`)}
          </AriaTab>
        ))}
      </TabList>
      {TABS.map((id) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {id === tab && <Suspense fallback={<Loading />}>{content[id]()}</Suspense>}
        </TabPanel>
      ))}
    </Tabs>
  );
}
