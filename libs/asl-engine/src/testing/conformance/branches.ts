/** An event as recorded or as made: only what says where it belongs. */
export interface PlacedEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
}

/** The events of the execution itself (`''`), of one Parallel branch or of one Map iteration, in order. */
export type Branches = ReadonlyMap<string, readonly PlacedEvent[]>;

const CONTAINER = /^(Map|Parallel)State(Started|Succeeded|Failed|Exited)$/;
const ITERATION = /^MapIteration/;

/**
 * Sorts a history by branches: concurrent ones interleave differently in each run, the events of one follow each other.
 * A branch is named after its way from the top, an iteration by its index: `Map#0/Branch`.
 */
export function branchesOf(events: readonly PlacedEvent[]): Branches {
  const byId = new Map(events.map((event) => [event.id, event]));
  const places = new Map<number, string>();
  const branches = new Map<string, PlacedEvent[]>();
  for (const event of events) {
    const place = placeOf(event, byId, places);
    places.set(event.id, place);
    branches.set(place, [...(branches.get(place) ?? []), event]);
  }
  return branches;
}

function placeOf(
  event: PlacedEvent,
  byId: ReadonlyMap<number, PlacedEvent>,
  places: ReadonlyMap<number, string>,
): string {
  if (event.type.startsWith('Execution')) return '';
  const previous = byId.get(event.previousEventId);
  if (!previous) return '';
  if (CONTAINER.test(event.type) || ITERATION.test(event.type)) {
    const kind = event.type.startsWith('Map') ? 'Map' : 'Parallel';
    const entered = openContainer(previous, kind, byId);
    const outer = (entered && places.get(entered.id)) ?? '';
    return ITERATION.test(event.type) ? `${outer}/${nameOf(entered)}#${indexOf(event)}` : outer;
  }
  const place = places.get(previous.id) ?? '';
  if (event.type.endsWith('StateAborted')) return `${place} (aborted)`;
  return previous.type === 'ParallelStateStarted' ? `${place}/${nameOf(event)}` : place;
}

/** The Entered event of the innermost such state around an event that has not been left. */
function openContainer(
  from: PlacedEvent,
  kind: string,
  byId: ReadonlyMap<number, PlacedEvent>,
): PlacedEvent | undefined {
  let left = 0;
  for (let at: PlacedEvent | undefined = from; at; at = byId.get(at.previousEventId)) {
    if (at.type === `${kind}StateExited`) left += 1;
    if (at.type !== `${kind}StateEntered`) continue;
    if (left === 0) return at;
    left -= 1;
  }
  return undefined;
}

function nameOf(event: PlacedEvent | undefined): string {
  return String(event && detailsOf(event)['name']);
}

function indexOf(event: PlacedEvent): string {
  return String(detailsOf(event)['index']);
}

function detailsOf(event: PlacedEvent): Readonly<Record<string, unknown>> {
  const [, details = {}] = Object.entries(event).find(([key]) => key.endsWith('EventDetails')) ?? [];
  return details as Readonly<Record<string, unknown>>;
}
