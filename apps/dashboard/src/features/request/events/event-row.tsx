import type { RequestEvent } from '@ringi/shared-types';
import { usePlace } from '../../../components/time.js';
import { useText } from '../../../lib/i18n/use-text.js';
import { formatFull } from '../../../lib/time/format.js';

interface Props {
  readonly event: RequestEvent;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function EventRow({ event, isOpen, onToggle }: Props) {
  const { t } = useText();
  const { at, level, id, type, state, details } = event;
  return (
    <div className="event" data-level={level === 0 ? undefined : level}>
      <button type="button" className="event-head" aria-expanded={isOpen} onClick={onToggle}>
        <time className="event-time numbers" dateTime={at}>
          {formatFull(at, usePlace())}
        </time>
        <span className="event-source">
          {level === 0 ? t('events.caller') : t('events.level', { level })}
        </span>
        <span className="event-id numbers soft">{id}</span>
        <span className="event-type">{type}</span>
        <span className="event-state soft">{state}</span>
      </button>
      {isOpen && (
        <pre className="event-details" tabIndex={0} role="region" aria-label={type}>
          {details === undefined ? t('events.no-details') : JSON.stringify(details, null, 2)}
        </pre>
      )}
    </div>
  );
}
