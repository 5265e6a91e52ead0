import type { LevelView, RequestEvent, RequestView } from '@ringi/shared-types';

export type StateStatus = 'idle' | 'running' | 'done' | 'failed';

export interface GraphState {
  /** `<level, 0 for the caller>/<state>` */
  readonly id: string;
  readonly level: number;
  readonly state: string;
  readonly status: StateStatus;
  /** The level whose component opens in place here. */
  readonly opens?: number;
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly taken: boolean;
}
export interface Graph {
  readonly states: readonly GraphState[];
  readonly edges: readonly GraphEdge[];
}

const ENDS = ['Approved', 'Rejected', 'TimedOut', 'Cancelled', 'Fail'] as const;
/** What a component goes through when it is approved in time. */
const USUAL = ['RequestApproval', 'Outcome', 'Approved'];

/**
 * The caller's state machine with the components that are open in place: the shape every flow has, and what of it the
 * history went through.
 */
export function requestGraph(
  request: RequestView,
  events: readonly RequestEvent[],
  open: ReadonlySet<number>,
): Graph {
  const seen = statuses(events);
  const way = ways(events);
  const states: GraphState[] = [];
  const edges: GraphEdge[] = [];
  const statusOf = (id: string): StateStatus => seen.get(id) ?? 'idle';
  const add = (level: number, state: string, opens?: number): string => {
    const id = `${level}/${state}`;
    states.push({ id, level, state, status: statusOf(id), ...(opens && { opens }) });
    return id;
  };
  const link = (from: string, to: string) =>
    edges.push({ from, to, taken: statusOf(from) !== 'idle' && statusOf(to) !== 'idle' });

  let before = add(0, 'Admit');
  const outcomes: string[] = [];
  for (const view of request.level_views) {
    const entry = add(0, `Level${view.level}`, view.level);
    link(before, entry);
    const last = open.has(view.level) ? addComponent(view, entry) : entry;
    const outcome = add(0, `Level${view.level}Outcome`);
    link(last, outcome);
    outcomes.push(outcome);
    before = outcome;
  }
  const ends = new Map(ENDS.map((end) => [end, add(0, end)] as const));
  const to = (from: string, end: (typeof ENDS)[number]) => link(from, ends.get(end) ?? '');
  to(before, 'Approved');
  for (const outcome of outcomes)
    for (const end of ['Rejected', 'TimedOut', 'Cancelled'] as const) to(outcome, end);
  for (const { id, opens } of [...states]) if (opens || id === '0/Admit') to(id, 'Fail');
  return { states, edges };

  /** The way a component went, and from there the usual way on. @returns where it ended, or would. */
  function addComponent({ level }: LevelView, entry: string): string {
    const entered = [...(way.get(level) ?? [])];
    const ended = ENDS.some((end) => entered.includes(end));
    const ahead = ended ? [] : USUAL.filter((state) => !entered.includes(state));
    return [...entered, ...ahead].reduce((last, state) => {
      const id = add(level, state);
      link(last, id);
      return id;
    }, entry);
  }
}

/** The states of each level in the order in which they were first entered. */
function ways(events: readonly RequestEvent[]): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  for (const { level, state, type } of events) {
    if (state === undefined || !type.endsWith('StateEntered')) continue;
    found.set(level, (found.get(level) ?? new Set()).add(state));
  }
  return found;
}

/** What each state's events say of it. */
function statuses(events: readonly RequestEvent[]): Map<string, StateStatus> {
  const found = new Map<string, StateStatus>();
  const lastOf = new Map<number, string>();
  for (const { level, state, type } of events) {
    const id = state === undefined ? lastOf.get(level) : `${level}/${state}`;
    if (id === undefined) continue;
    if (type.endsWith('StateEntered')) {
      found.set(id, type === 'FailStateEntered' ? 'failed' : 'running');
      lastOf.set(level, id);
    } else if (type.endsWith('StateExited') && found.get(id) !== 'failed') found.set(id, 'done');
    else if (/^Execution(Failed|TimedOut|Aborted)$/.test(type)) found.set(id, 'failed');
  }
  return found;
}
