import { Button } from '../../components/button.js';
import { Empty } from '../../components/empty.js';
import { LinkButton } from '../../components/link-button.js';
import { useText } from '../../lib/i18n/use-text.js';

export function EmptyInbox({
  filtered,
  onClear,
}: {
  readonly filtered: boolean;
  readonly onClear: () => void;
}) {
  const { t } = useText();
  if (filtered) {
    return (
      <Empty title={t('filter.none')}>
        <Button onPress={onClear}>{t('filter.clear')}</Button>
      </Empty>
    );
  }
  return (
    <Empty title={t('inbox.empty')}>
      <p>{t('inbox.empty.do')}</p>
      <LinkButton to="/requests">{t('nav.requests')}</LinkButton>
    </Empty>
  );
}
