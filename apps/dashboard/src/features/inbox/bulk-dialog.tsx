import type { InboxItem } from '@ringi/shared-types';
import { useState } from 'react';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { TextField } from '../../components/fields.js';
import { useText } from '../../lib/i18n/use-text.js';
import { itemKey } from './inbox-search.js';
import { useBulkDecide, type Result } from './use-bulk-decide.js';

interface Props {
  readonly answer: 'approve' | 'reject';
  readonly items: readonly InboxItem[];
  readonly onClose: (anyDone: boolean) => void;
}

/** Shows each item before anything is sent, and then what came of each. */
export function BulkDialog({ answer, items, onClose }: Props) {
  const { t, text, name } = useText();
  const { results, isRunning, run } = useBulkDecide();
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const done = results.size > 0 && !isRunning;
  const close = () => !isRunning && onClose(results.size > 0);
  const send = () => {
    const given = comment.trim();
    if (answer === 'reject' && !given) return setMissing(true);
    void run(items, { answer, ...(given && { comment: given }) });
  };
  return (
    <Dialog title={t(`bulk.review.${answer}`, { count: items.length })} isOpen onClose={close}>
      <ul className="bulk-items">
        {items.map((item) => (
          <li key={itemKey(item)}>
            <span>
              {item.title ?? text(item.flow_title)}
              {item.requester && <span className="soft small"> · {name(item.requester)}</span>}
            </span>
            <ResultText result={results.get(itemKey(item))} />
          </li>
        ))}
      </ul>
      {!done && (
        <TextField
          label={t('decision.comment')}
          hint={t('bulk.comment.hint')}
          rows={2}
          maxLength={1000}
          value={comment}
          onChange={setComment}
          isDisabled={isRunning}
          error={missing && !comment.trim() ? t('decision.reason-needed') : undefined}
        />
      )}
      <div className="dialog-actions">
        <Button onPress={close} isDisabled={isRunning}>
          {t(done ? 'action.close' : 'action.cancel')}
        </Button>
        {!done && (
          <Button kind={answer === 'approve' ? 'primary' : 'danger'} isPending={isRunning} onPress={send}>
            {t(`bulk.send.${answer}`, { count: items.length })}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function ResultText({ result }: { readonly result: Result | undefined }) {
  const { t } = useText();
  if (!result) return null;
  if (result.state === 'sending') return <span className="soft small">{t('bulk.sending')}</span>;
  if (result.state === 'done')
    return <span className="small state-approved bulk-result">✓ {t('bulk.done')}</span>;
  return (
    <span className="small state-rejected bulk-result" role="alert">
      ! {result.error.message}
    </span>
  );
}
