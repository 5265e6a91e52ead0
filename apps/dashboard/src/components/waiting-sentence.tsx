import type { Waiting } from '@ringi/shared-types';
import { useText, type Texts } from '../lib/i18n/use-text.js';
import { useNow } from '../lib/time/clock.js';
import { formatDuration, formatInstant, formatList, zoneName, type Place } from '../lib/time/format.js';
import { usePlace } from './time.js';

const NAMES_SHOWN = 3;

/** The server's facts about what a request waits for, as one sentence. */
export function waitingSentence(
  waiting: Waiting,
  { t, text, name }: Texts,
  now: number,
  place: Place,
): string {
  const { required, approved, waiting_for: people } = waiting;
  const names = people.slice(0, NAMES_SHOWN).map(name);
  const more = people.length - names.length;
  const anyone = required - approved < people.length;
  const who = formatList(
    more > 0 ? [...names, t('waiting.more', { count: more })] : names,
    place.language,
    required === 1 && more === 0 ? 'any' : 'all',
  );
  const values = {
    who,
    level: text(waiting.level_name),
    needed: required - approved,
    required,
    approved,
    waited: formatDuration(now - Date.parse(waiting.since), place.language),
    due: `${formatInstant(waiting.due_at, now, place)} ${zoneName(Date.parse(waiting.due_at), place)}`,
  };
  if (waiting.queued) return t('waiting.queued', values);
  const overdue = Date.parse(waiting.due_at) < now;
  return [
    t(required === 1 ? 'waiting.for' : anyone ? 'waiting.quorum' : 'waiting.all', values),
    t(overdue ? 'waiting.overdue' : 'waiting.until', values),
  ].join('');
}

export function WaitingSentence({ waiting }: { readonly waiting: Waiting }) {
  const texts = useText();
  const place = usePlace();
  return <p className="waiting-sentence">{waitingSentence(waiting, texts, useNow(), place)}</p>;
}
