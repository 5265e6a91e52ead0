/**
 * What AWS has changed in its answers since the first recordings. A recording from before such a day is read as AWS would
 * answer today; the days are the first from which recordings have the change.
 */

/** Members added: redrive came in November 2023, customer managed keys in July 2024. */
const ADDED: Readonly<Record<string, string>> = {
  redriveCount: '2023-11-15',
  redriveStatus: '2023-11-15',
  redriveStatusReason: '2023-11-15',
  RedriveCount: '2023-11-15',
  encryptionConfiguration: '2024-07-25',
};

/**
 * Up to August 2024 MapStateExited of a distributed Map followed MapRunSucceeded; all recordings since November 2024 let
 * it follow MapRunStarted.
 */
const EXIT_FOLLOWS_START = '2024-11-01';

/** Names of the members that a recording of that day (`dd-mm-yyyy, HH:MM:SS`) is too old to have. */
export function membersAddedAfter(recorded: string | undefined): ReadonlySet<string> {
  const date = dayOf(recorded);
  if (date === undefined) return new Set();
  return new Set(Object.keys(ADDED).filter((member) => date < (ADDED[member] as string)));
}

interface Event {
  readonly id: unknown;
  readonly previousEventId: unknown;
  readonly type: string;
}

/** The recorded events as AWS would write them today. */
export function asToday<T extends Event>(events: readonly T[], recorded: string | undefined): readonly T[] {
  const date = dayOf(recorded);
  if (date === undefined || date >= EXIT_FOLLOWS_START) return events;
  const byId = new Map(events.map((event) => [event.id, event]));
  return events.map((event) => {
    const ended = byId.get(event.previousEventId);
    const superseded = event.type === 'MapStateExited' && ended?.type === 'MapRunSucceeded';
    return superseded ? { ...event, previousEventId: ended.previousEventId } : event;
  });
}

/** `yyyy-mm-dd` */
function dayOf(recorded: string | undefined): string | undefined {
  const [day, month, year] = recorded?.slice(0, 10).split('-') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
