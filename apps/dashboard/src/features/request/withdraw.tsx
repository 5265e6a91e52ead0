import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestView } from '@ringi/shared-types';
import { useRef, useState } from 'react';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { ProblemNotice } from '../../components/notice.js';
import { useText } from '../../lib/i18n/use-text.js';
import { requestQuery } from '../../lib/queries.js';
import { useServices } from '../../lib/services.js';

/** Takes a request back, after a question: it cannot be undone. The server says who may. */
export function Withdraw({ request }: { readonly request: RequestView }) {
  const { t, text } = useText();
  const { api, connection } = useServices();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const sent = useRef(false);
  const withdraw = useMutation({
    mutationFn: () => api.withdraw(request.request_id),
    onSuccess: () => setAsking(false),
    onSettled: () => {
      sent.current = false;
      connection.wake();
      void queries.invalidateQueries({ queryKey: requestQuery(api, request.request_id).queryKey });
      void queries.invalidateQueries({ queryKey: ['requests'] });
    },
  });
  /** The second click of a double click comes before the button is drawn as pending. */
  const send = () => {
    if (sent.current) return;
    sent.current = true;
    withdraw.mutate();
  };
  // The question stays where it was refused: the answer says why.
  if (!request.can.withdraw && !asking) return null;
  return (
    <>
      {request.can.withdraw && <Button onPress={() => setAsking(true)}>{t('action.withdraw')}</Button>}
      <Dialog title={t('withdraw.title')} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{t('withdraw.ask', { title: request.title ?? text(request.flow_title) })}</p>
        {withdraw.error && <ProblemNotice error={withdraw.error} />}
        <div className="dialog-actions">
          <Button onPress={() => setAsking(false)}>{t('withdraw.keep')}</Button>
          <Button kind="danger" isPending={withdraw.isPending} onPress={send}>
            {t('action.withdraw')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
