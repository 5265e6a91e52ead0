import { useText } from '../lib/i18n/use-text.js';
import { useSettings } from '../lib/settings/settings.js';
import { useNow } from '../lib/time/clock.js';
import { formatDuration, formatFull, formatInstant, zoneName, type Place } from '../lib/time/format.js';

/** The reader's language and time zone, for what is written as text. */
export function usePlace(): Place {
  const { language } = useText();
  const { zone } = useSettings();
  return { language, zone };
}

/** An instant in the reader's zone; the full date with zone and UTC on hover. */
export function Time({ at, zone = false }: { readonly at: string; readonly zone?: boolean }) {
  const place = usePlace();
  const now = useNow();
  return (
    <time className="numbers" dateTime={at} title={`${formatFull(at, place)} · ${at}`}>
      {formatInstant(at, now, place)}
      {zone && ` ${zoneName(Date.parse(at), place)}`}
    </time>
  );
}

/** How long something has taken, or took. */
export function Elapsed({ from, to }: { readonly from: string; readonly to?: string | undefined }) {
  const { language } = usePlace();
  const now = useNow();
  const end = to ? Date.parse(to) : now;
  return <span className="numbers">{formatDuration(end - Date.parse(from), language)}</span>;
}
