import type { RequestView } from '@ringi/shared-types';
import { SafeLink } from '../../components/safe-link.js';
import { Rail } from '../../components/rail/rail.js';
import { StateChip } from '../../components/rail/state-chip.js';
import { Elapsed, Time } from '../../components/time.js';
import { WaitingSentence } from '../../components/waiting-sentence.js';
import { useText } from '../../lib/i18n/use-text.js';
import { endReason } from './end-reason.js';
import { Failure } from './failure.js';
import { Withdraw } from './withdraw.js';

/** Where the request stands, in one look. */
export function RequestHeader({ request }: { readonly request: RequestView }) {
  const { t, name } = useText();
  return (
    <section className="card request-header" aria-label={t('request.summary')}>
      <div className="request-status">
        <StateChip of="request" state={request.state} />
        {request.waiting ? (
          <WaitingSentence waiting={request.waiting} />
        ) : (
          request.ended_at && (
            <p>
              <Time at={request.ended_at} zone />
              <span className="soft">
                {' · '}
                {t('requests.took')} <Elapsed from={request.started_at} to={request.ended_at} />
              </span>
            </p>
          )
        )}
      </div>
      <Rail
        levels={request.levels.map((level, index) => ({
          ...level,
          why: endReason(request.level_views[index], t),
        }))}
        size="header"
      />
      {request.error && <Failure {...request.error} />}
      <div className="request-foot">
        <p className="soft small">
          {request.requester && <>{t('request.by', { name: name(request.requester) })} · </>}
          <Time at={request.started_at} zone /> · <code>{request.request_id}</code>
        </p>
        <div className="request-actions">
          <span className="small">
            <SafeLink href={request.console_url}>{t('request.console')}</SafeLink>
          </span>
          <Withdraw request={request} />
        </div>
      </div>
    </section>
  );
}
