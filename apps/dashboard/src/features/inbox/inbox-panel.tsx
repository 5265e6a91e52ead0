import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { InboxItem, NewDecision } from '@ringi/shared-types';
import { useRef, type Ref } from 'react';
import { Button } from '../../components/button.js';
import { DecisionForm, type DecisionFormHandle } from '../../components/decision-form.js';
import { DeployedFile } from '../../components/deployed-file.js';
import { Empty } from '../../components/empty.js';
import { MessageText } from '../../components/message-text.js';
import { ProblemNotice } from '../../components/notice.js';
import { Rail } from '../../components/rail/rail.js';
import { SafeLink } from '../../components/safe-link.js';
import { useDecide } from '../../lib/api/use-decide.js';
import { useText } from '../../lib/i18n/use-text.js';
import { requestQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';
import { Done } from './done.js';
import { itemKey } from './inbox-search.js';
import { ItemFacts } from './item-facts.js';

/** The second click of a double click must not decide the next item, which then stands in the same place. */
const HOLD_MS = 600;

interface Props {
  readonly item: InboxItem | undefined;
  /** The address names an item that does not wait for me any more. */
  readonly gone: boolean;
  /** What came of the last decision, in words. */
  readonly done: string | undefined;
  /** Told when a decision is sent (undefined), and again when it was taken. */
  readonly onDone: (message: string | undefined) => void;
  readonly onBack: () => void;
  readonly ref: Ref<DecisionFormHandle>;
}

/** One item with everything needed to decide, and what came of the last decision. */
export function InboxPanel({ item, gone, done, onDone, onBack, ref }: Props) {
  const { t, text } = useText();
  const decide = useDecide();
  const decidedAt = useRef(-Infinity);
  const last = decide.variables;
  const isOfItem = item && last?.request_id === item.request_id && last.level === item.level;

  const answer = (asked: InboxItem, decision: NewDecision, byPointer: boolean) => {
    if (byPointer && performance.now() - decidedAt.current < HOLD_MS) return;
    const title = asked.title ?? text(asked.flow_title);
    onDone(undefined);
    decide.decide(
      { request_id: asked.request_id, level: asked.level, decision },
      {
        onSuccess: () => {
          decidedAt.current = performance.now();
          onDone(t(decision.answer === 'approve' ? 'inbox.approved' : 'inbox.rejected', { title }));
        },
      },
    );
  };

  return (
    <section className="panel" aria-label={t('inbox.panel')}>
      <div className="panel-back">
        <Button kind="quiet" onPress={onBack}>
          ← {t('inbox.back')}
        </Button>
      </div>
      <Done message={done} />
      {item ? (
        <>
          <Link to="/requests/$id" params={{ id: item.request_id }} className="panel-title">
            <h2>{item.title ?? text(item.flow_title)}</h2>
          </Link>
          <RequestRail id={item.request_id} />
          <ItemFacts item={item} />
          <div className="panel-message">
            <MessageText text={item.message} />
            {item.deploys && <DeployedFile file={item.deploys} />}
            <p className="small">
              {t('inbox.see')} <SafeLink href={item.confirmation_url}>{item.confirmation_file}</SafeLink>
            </p>
          </div>
          <DecisionForm
            key={itemKey(item)}
            ref={ref}
            requestId={item.request_id}
            level={item.level}
            hotkeys
            isPending={decide.isPending}
            error={isOfItem ? decide.error : null}
            onDecide={(decision, byPointer) => answer(item, decision, byPointer)}
          />
        </>
      ) : (
        <>
          {gone && decide.error && <ProblemNotice error={decide.error} />}
          <Empty title={t(gone ? 'inbox.gone' : 'inbox.choose')}>
            <p>{t(gone ? 'inbox.gone.do' : 'inbox.choose.do')}</p>
          </Empty>
        </>
      )}
    </section>
  );
}

function RequestRail({ id }: { readonly id: string }) {
  const { data } = useQuery(requestQuery(useApi(), id));
  return <div className="panel-rail">{data && <Rail levels={data.levels} size="row" />}</div>;
}
