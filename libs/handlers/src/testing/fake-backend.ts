import type { BackendPort } from '@ringi/approvals';
import type { ApprovalRecord, Outcome } from '@ringi/shared-types';

interface Execution {
  readonly id: string;
  readonly approval_id: string;
  /** Started by hand, not by the start function. */
  readonly foreign: boolean;
  readonly started_at: number;
  outcome?: Outcome;
  at?: string;
}

/** A backend whose people are the test: it counts whom it asked, and can be full. */
export class FakeBackend {
  readonly executions: Execution[] = [];
  capacity = Infinity;
  /** How long a search does not show what was started, milliseconds. */
  searchLag = 0;
  readonly #now: () => number;
  readonly #moved: (executionId: string) => void;

  constructor(now: () => number, moved: (executionId: string) => void) {
    this.#now = now;
    this.#moved = moved;
  }

  open(): Execution[] {
    return this.executions.filter(({ outcome }) => outcome === undefined);
  }

  /** Somebody with the right to start executions does so by hand, with an approval's id. */
  startByHand(approval_id: string): string {
    return this.#add(approval_id, true);
  }

  /** A person answers, or somebody stops it; false when it is over. */
  end(id: string, outcome: Outcome): boolean {
    const execution = this.executions.find((e) => e.id === id);
    if (!execution || execution.outcome !== undefined) return false;
    execution.outcome = outcome;
    execution.at = new Date(this.#now()).toISOString();
    this.#moved(id);
    return true;
  }

  #searchable(): Execution[] {
    return this.executions.filter(({ started_at }) => this.#now() - started_at >= this.searchLag);
  }

  #add(approval_id: string, foreign: boolean): string {
    const id = `execution-${this.executions.length + 1}`;
    this.executions.push({ id, approval_id, foreign, started_at: this.#now() });
    this.#moved(id);
    return id;
  }

  readonly port: { -readonly [K in keyof BackendPort]: BackendPort[K] } = {
    start: (record: ApprovalRecord) =>
      Promise.resolve(this.open().length >= this.capacity ? 'full' : this.#add(record.approval_id, false)),
    describe: (id) => {
      const execution = this.executions.find((e) => e.id === id);
      if (!execution) return Promise.resolve({ status: 'unknown' });
      const { outcome, at = '' } = execution;
      if (outcome === undefined) return Promise.resolve({ status: 'open' });
      const answer = outcome === 'rejected' ? ('reject' as const) : ('approve' as const);
      const decided_by = outcome === 'cancelled' ? [] : [{ principal: 'sato', answer, at }];
      const reason = outcome === 'cancelled' ? { reason: 'stopped' } : {};
      return Promise.resolve({ status: 'verdict', ended: true, outcome, at, decided_by, ...reason });
    },
    decide: () => Promise.reject(new Error('The test decides.')),
    stop: (id) => Promise.resolve(void this.end(id, 'cancelled')),
    find: (record) =>
      Promise.resolve(this.#searchable().find((e) => e.approval_id === record.approval_id && !e.foreign)?.id),
    boundId: (id) => Promise.resolve(id),
    running: () =>
      Promise.resolve(this.#searchable().flatMap((e) => (e.outcome === undefined ? [e.id] : []))),
    approvalOf: (id) => Promise.resolve(this.executions.find((e) => e.id === id)?.approval_id),
  };
}
