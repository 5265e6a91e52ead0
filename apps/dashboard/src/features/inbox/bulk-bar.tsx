import { useState } from 'react';
import { Button } from '../../components/button.js';
import { useText } from '../../lib/i18n/use-text.js';
import { BulkDialog } from './bulk-dialog.js';
import type { Checked } from './use-checked.js';

/** For the ticked items: decide them together, after a look at each. */
export function BulkBar({ checked }: { readonly checked: Checked }) {
  const { t, text } = useText();
  const [reviewing, setReviewing] = useState<{ answer: 'approve' | 'reject'; items: Checked['items'] }>();
  const [first] = checked.items;
  return (
    <>
      {first && (
        <div className="bulk" role="region" aria-label={t('bulk.title')}>
          <span>
            {t('bulk.count', { count: checked.items.length })} ·{' '}
            {t('inbox.level', { level: first.level, name: text(first.level_name) })}
          </span>
          <span className="bulk-buttons">
            <Button kind="primary" onPress={() => setReviewing({ answer: 'approve', items: checked.items })}>
              {t('bulk.approve')}
            </Button>
            <Button kind="danger" onPress={() => setReviewing({ answer: 'reject', items: checked.items })}>
              {t('bulk.reject')}
            </Button>
            <Button kind="quiet" onPress={checked.clear}>
              {t('bulk.clear')}
            </Button>
          </span>
        </div>
      )}
      {reviewing && (
        <BulkDialog
          {...reviewing}
          onClose={(anyDone) => {
            setReviewing(undefined);
            if (anyDone) checked.clear();
          }}
        />
      )}
    </>
  );
}
