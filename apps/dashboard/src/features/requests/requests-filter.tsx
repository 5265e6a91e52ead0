import { useQuery } from '@tanstack/react-query';
import { REQUEST_STATES } from '@ringi/shared-types';
import { SelectField } from '../../components/fields.js';
import { SearchField } from '../../components/search-field.js';
import { useText } from '../../lib/i18n/use-text.js';
import { flowsQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';
import type { RequestsSearch } from './requests-search.js';

interface Props {
  readonly search: RequestsSearch;
  readonly onChange: (change: RequestsSearch) => void;
}

export function RequestsFilter({ search, onChange }: Props) {
  const { t, text } = useText();
  const { data: flows } = useQuery(flowsQuery(useApi()));
  return (
    <div className="toolbar" role="search">
      <SearchField
        label={t('requests.search')}
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
      />
      <SelectField
        compact
        label={t('filter.scope')}
        value={search.scope ?? 'mine'}
        options={[
          { value: 'mine', label: t('filter.scope.mine') },
          { value: 'all', label: t('filter.scope.all') },
        ]}
        onChange={(scope) => onChange({ scope: scope === 'all' ? scope : undefined })}
      />
      <SelectField
        compact
        label={t('filter.state')}
        value={search.state ?? ''}
        options={[
          { value: '', label: t('filter.state.all') },
          ...REQUEST_STATES.map((value) => ({ value, label: t(`request.${value}`) })),
        ]}
        onChange={(state) => onChange({ state: state || undefined })}
      />
      <SelectField
        compact
        label={t('filter.flow')}
        value={search.flow ?? ''}
        options={[
          { value: '', label: t('filter.flow.all') },
          ...(flows?.items ?? []).map(({ name, title }) => ({ value: name, label: text(title) })),
        ]}
        onChange={(flow) => onChange({ flow: flow || undefined })}
      />
    </div>
  );
}
