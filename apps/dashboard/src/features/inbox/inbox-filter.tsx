import type { Text } from '@ringi/shared-types';
import { SearchField } from '../../components/search-field.js';
import { SelectField } from '../../components/fields.js';
import { useText } from '../../lib/i18n/use-text.js';
import type { InboxSearch } from './inbox-search.js';

interface Props {
  readonly search: InboxSearch;
  readonly flows: ReadonlyMap<string, Text>;
  readonly onChange: (change: InboxSearch) => void;
  readonly shown: number;
  readonly count: number | undefined;
  readonly filtered: boolean;
}

export function InboxFilter({ search, flows, onChange, shown, count, filtered }: Props) {
  const { t, text } = useText();
  return (
    <div className="toolbar" role="search">
      <SearchField
        label={t('inbox.search')}
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
      />
      <SelectField
        compact
        label={t('filter.flow')}
        value={search.flow ?? ''}
        options={[
          { value: '', label: t('filter.flow.all') },
          ...[...flows].map(([value, title]) => ({ value, label: text(title) })),
        ]}
        onChange={(flow) => onChange({ flow: flow || undefined })}
      />
      {count !== undefined && (
        <span className="soft small numbers" role="status">
          {filtered ? t('inbox.shown', { shown, count }) : t('inbox.count', { count })}
        </span>
      )}
    </div>
  );
}
