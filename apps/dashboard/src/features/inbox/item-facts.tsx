import type { InboxItem } from '@ringi/shared-types';
import { DueText } from '../../components/due-text.js';
import { Facts } from '../../components/facts.js';
import { QuorumBar } from '../../components/quorum-bar.js';
import { Elapsed, Time } from '../../components/time.js';
import { useText } from '../../lib/i18n/use-text.js';

export function ItemFacts({ item }: { readonly item: InboxItem }) {
  const { t, text, name } = useText();
  return (
    <Facts
      facts={[
        [t('fact.level'), t('inbox.level', { level: item.level, name: text(item.level_name) })],
        [t('fact.requester'), item.requester && name(item.requester)],
        [t('fact.flow'), text(item.flow_title)],
        [
          t('fact.asked'),
          <>
            <Time at={item.asked_at} zone /> (<Elapsed from={item.asked_at} />)
          </>,
        ],
        [t('fact.due'), <DueText at={item.due_at} bare />],
        [t('fact.approvals'), <QuorumBar approved={item.approved} required={item.required} />],
      ]}
    />
  );
}
