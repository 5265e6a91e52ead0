import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { InboxItem, NewDecision } from '@ringi/shared-types';
import { useRef, useState, type Ref } from 'react';
import { Button } from '../../components/button.js';
import { DecisionForm, type DecisionFormHandle } from '../../components/decision-form.js';
import { Empty } from '../../components/empty.js';
import { MessageText } from '../../components/message-text.js';
import { Notice, ProblemNotice } from '../../components/notice.js';
import { Rail } from '../../components/rail/rail.js';
import { SafeLink } from '../../components/safe-link.js';
import { useDecide } from '../../lib/api/use-decide.js';
import { useText } from '../../lib/i18n/use-text.js';
import { requestQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';
import { itemKey } from './inbox-search.js';
import { ItemFacts } from './item-facts.js';

/** The second click of a double click, or a key held down, must not decide the next item. */
const HOLD_MS = 600;

interface Props {
  readonly item: InboxItem | undefined;
  /** The address names an item that does not wait for me any more. */
  readonly gone: boolean;
  readonly onDecided: () => void;
  readonly onBack: () => void;
  readonly ref: Ref<DecisionFormHandle>;
}

/** One item with everything needed to decide, and what came of the last decision. */
export function InboxPanel({ item, gone, onDecided, onBack, ref }: Props) {
  const { t, text } = useText();
  const decide = useDecide();
  const [done, setDone] = useState<string>();
  const decidedAt = useRef(-Infinity);
  const last = decide.variables;
  const isOfItem = item && last?.request_id === item.request_id && last.level === item.level;

  const answer = (asked: InboxItem, decision: NewDecision) => {
    if (performance.now() - decidedAt.current < HOLD_MS) return;
    const title = asked.title ?? text(asked.flow_title);
    setDone(undefined);
    decide.decide(
      { request_id: asked.request_id, level: asked.level, decision },
      {
        onSuccess: () => {
          decidedAt.current = performance.now();
          setDone(t(decision.answer === 'approve' ? 'inbox.approved' : 'inbox.rejected', { title }));
          onDecided();
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
      <div aria-live="polite" className="panel-live">
        {done && <Notice tone="good" title={done} />}
      </div>
      {item ? (
        <>
          <Link to="/requests/$id" params={{ id: item.request_id }} className="panel-title">
            <h2>{item.title ?? text(item.flow_title)}</h2>
          </Link>
          <RequestRail id={item.request_id} />
          <ItemFacts item={item} />
          <div className="panel-message">
            <MessageText text={item.message} />
            <p className="small">
              {t('inbox.see')} <SafeLink href={item.confirmation_url}>{item.confirmation_file}</SafeLink>
            </p>
          </div>
          <DecisionForm
            key={itemKey(item)}
            ref={ref}
            hotkeys
            isPending={decide.isPending}
            error={isOfItem ? decide.error : null}
            onDecide={(decision) => answer(item, decision)}
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
