import { Link } from '@tanstack/react-router';
import type { InboxItem } from '@ringi/shared-types';
import { useEffect, useRef } from 'react';
import { DueText } from '../../components/due-text.js';
import { QuorumBar } from '../../components/quorum-bar.js';
import { Elapsed } from '../../components/time.js';
import { useText } from '../../lib/i18n/use-text.js';
import { itemKey, type InboxSearch } from './inbox-search.js';
import type { Checked } from './use-checked.js';

interface Props {
  readonly item: InboxItem;
  readonly isCurrent: boolean;
  readonly checked: Checked;
  readonly search: InboxSearch;
}

export function InboxRow({ item, isCurrent, checked, search }: Props) {
  const { t, text, name } = useText();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // Moving by key moves the focus too, unless it is in the panel.
    if (isCurrent && !document.activeElement?.closest('.panel, [data-nav]')) link.current?.focus();
  }, [isCurrent]);
  const title = item.title ?? text(item.flow_title);
  const fits = checked.fits(item);
  return (
    <div className="inbox-row" data-current={isCurrent || undefined}>
      <label className="inbox-check" title={fits ? undefined : t('bulk.other')}>
        <input
          type="checkbox"
          checked={checked.has(item)}
          disabled={!fits}
          onChange={() => checked.toggle(item)}
          aria-label={t('bulk.check', { title })}
        />
      </label>
      <Link
        ref={link}
        to="/inbox"
        search={{ ...search, sel: itemKey(item) }}
        replace
        className="inbox-link"
        // What is chosen already is opened.
        data-page-enter={isCurrent || undefined}
      >
        <span className="inbox-title">{title}</span>
        <span className="inbox-facts soft small">
          {item.title && <span>{text(item.flow_title)}</span>}
          <span>{t('inbox.level', { level: item.level, name: text(item.level_name) })}</span>
          {item.requester && <span>{name(item.requester)}</span>}
        </span>
        <span className="inbox-facts small">
          <DueText at={item.due_at} />
          <span className="soft">
            {t('inbox.waited')} <Elapsed from={item.asked_at} />
          </span>
          {item.required > 1 && <QuorumBar approved={item.approved} required={item.required} />}
        </span>
      </Link>
    </div>
  );
}
