import { Link } from '@tanstack/react-router';
import type { RequestRow } from '@ringi/shared-types';
import { Rail } from '../../components/rail/rail.js';
import { StateChip } from '../../components/rail/state-chip.js';
import { Elapsed, Time } from '../../components/time.js';
import { WaitingSentence } from '../../components/waiting-sentence.js';
import { useText } from '../../lib/i18n/use-text.js';

export function RequestListRow({ item }: { readonly item: RequestRow }) {
  const { t, text, name } = useText();
  return (
    <article className="request-row">
      <div className="request-row-main">
        <Link to="/requests/$id" params={{ id: item.request_id }} className="request-row-title">
          {item.title ?? text(item.flow_title)}
        </Link>
        <p className="soft small request-row-facts">
          {item.title && <span>{text(item.flow_title)}</span>}
          {item.requester && <span>{name(item.requester)}</span>}
          <span>
            <Time at={item.started_at} />
          </span>
          {item.ended_at && (
            <span>
              {t('requests.took')} <Elapsed from={item.started_at} to={item.ended_at} />
            </span>
          )}
        </p>
        {item.waiting && (
          <div className="small">
            <WaitingSentence waiting={item.waiting} />
          </div>
        )}
      </div>
      <div className="request-row-rail">
        <Rail levels={item.levels} size="row" />
      </div>
      <div className="request-row-state">
        <StateChip of="request" state={item.state} />
      </div>
    </article>
  );
}
