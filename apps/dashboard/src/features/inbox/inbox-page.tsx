import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Button } from '../../components/button.js';
import type { DecisionFormHandle } from '../../components/decision-form.js';
import { Loading } from '../../components/empty.js';
import { KeysDrawer } from '../../components/keys-drawer.js';
import { ProblemNotice } from '../../components/notice.js';
import { Page } from '../../components/page.js';
import { VirtualList } from '../../components/virtual-list.js';
import { useText } from '../../lib/i18n/use-text.js';
import { useHotkeys } from '../../lib/use-hotkeys.js';
import { BulkBar } from './bulk-bar.js';
import { Done } from './done.js';
import { EmptyInbox } from './empty-inbox.js';
import { InboxFilter } from './inbox-filter.js';
import { InboxRow } from './inbox-row.js';
import { itemKey, type InboxSearch } from './inbox-search.js';
import { InboxPanel } from './inbox-panel.js';
import { useChecked } from './use-checked.js';
import { useInbox } from './use-inbox.js';
import './inbox.css';

const route = getRouteApi('/inbox');

/** Everything that waits for me; one is open beside the list. */
export function InboxPage() {
  const { t } = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { query, all, items, flows, more, filtered, count } = useInbox(search);
  const checked = useChecked(all);
  const [help, setHelp] = useState(false);
  const [done, setDone] = useState<string>();
  const form = useRef<DecisionFormHandle>(null);

  const at = items.findIndex((item) => itemKey(item) === search.sel);
  const go = (change: InboxSearch, replace = true) =>
    void navigate({ search: (before: InboxSearch) => ({ ...before, ...change }), replace });
  const select = (index: number) => {
    const item = items[Math.max(0, Math.min(index, items.length - 1))];
    if (item) go({ sel: itemKey(item) });
  };
  const current = items[at];
  const first = items[0];
  useHotkeys({
    j: () => select(at + 1),
    k: () => select(at < 0 ? 0 : at - 1),
    x: () => current && checked.toggle(current),
    Enter: () => current && void navigate({ to: '/requests/$id', params: { id: current.request_id } }),
    a: () => (current ? form.current?.approve() : select(0)),
    r: () => (current ? form.current?.reject() : select(0)),
    Escape: () => go({ sel: undefined }),
    '?': () => setHelp(true),
  });
  // The one after the item decided, else the one before it.
  const afterDecision = (message: string | undefined) => {
    setDone(message);
    if (message === undefined) return;
    const next = items[at + 1] ?? items[at - 1];
    go({ sel: next && itemKey(next) });
  };

  return (
    <Page
      fills
      title={t('inbox.title')}
      documentTitle={count ? `(${count}) ${t('inbox.title')}` : undefined}
      aside={
        <Button kind="keys" hotkey="?" onPress={() => setHelp(true)}>
          {t('keys.title')}
        </Button>
      }
    >
      <InboxFilter
        search={search}
        flows={flows}
        onChange={go}
        shown={items.length}
        count={count}
        filtered={filtered}
      />
      <BulkBar checked={checked} />
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending ? (
        !query.error && <Loading />
      ) : first || search.sel ? (
        <div className="inbox" data-open={search.sel !== undefined || undefined}>
          <VirtualList
            items={items}
            keyOf={itemKey}
            label={t('inbox.list')}
            rowHeight={92}
            total={filtered ? items.length : count}
            onEnd={more}
            focusIndex={at}
            row={(item) => (
              <InboxRow item={item} isCurrent={item === current} checked={checked} search={search} />
            )}
          />
          <InboxPanel
            ref={form}
            item={current}
            gone={search.sel !== undefined && !current}
            done={done}
            onDone={afterDecision}
            onBack={() => go({ sel: undefined })}
          />
        </div>
      ) : (
        !query.error && (
          <>
            <Done message={done} />
            <EmptyInbox filtered={filtered} onClear={() => void navigate({ search: {} })} />
          </>
        )
      )}
      <KeysDrawer isOpen={help} onClose={() => setHelp(false)} />
    </Page>
  );
}
