import type { Answer, BackendPort } from '@ringi/approvals';
import type { ApprovalRecord, Decider } from '@ringi/shared-types';

interface Asked {
  readonly record: ApprovalRecord;
  readonly answers: Decider[];
  stopped?: string;
}

/** A backend that counts people as SSM does: by session, N of M, and refuses what comes too late or from others. */
export class QuorumBackend {
  readonly asked = new Map<string, Asked>();
  /** Called before an answer is taken: a test lets things happen in between, or throws. */
  before: (person: string) => Promise<void> = () => Promise.resolve();
  capacity = Infinity;
  readonly #prefix: string;
  readonly #now: () => number;

  constructor(prefix: string, now: () => number) {
    this.#prefix = prefix;
    this.#now = now;
  }

  /** Answers in the backend itself, past the API. */
  answer(id: string, person: string, answer: Answer['answer']): void {
    const asked = this.asked.get(id);
    const principal = `${this.#prefix}${person}`;
    const refuse = (why: string): never => {
      throw Object.assign(new Error(why), { name: 'InvalidAutomationSignalException' });
    };
    if (!asked || this.#outcome(asked)) return refuse('it is over');
    if (!asked.record.request.approvers.includes(principal)) return refuse('nobody asked');
    if (asked.answers.some((each) => each.principal === principal)) return refuse('answered before');
    asked.answers.push({ principal, answer, at: new Date(this.#now()).toISOString() });
  }

  #outcome({ record, answers, stopped }: Asked): 'approved' | 'rejected' | 'cancelled' | undefined {
    if (answers.some(({ answer }) => answer === 'reject')) return 'rejected';
    if (answers.length >= record.request.min_required_approvals) return 'approved';
    return stopped === undefined ? undefined : 'cancelled';
  }

  readonly port: BackendPort = {
    start: (record) => {
      if (this.asked.size >= this.capacity) return Promise.resolve('full' as const);
      const id = `automation-${this.asked.size + 1}`;
      this.asked.set(id, { record, answers: [] });
      return Promise.resolve(id);
    },
    describe: (id) => {
      const asked = this.asked.get(id);
      if (!asked) return Promise.resolve({ status: 'unknown' });
      const outcome = this.#outcome(asked);
      if (!outcome) return Promise.resolve({ status: 'open', decided_by: asked.answers });
      return Promise.resolve({
        status: 'verdict',
        ended: true,
        outcome,
        ...(outcome === 'cancelled' && { reason: 'stopped' }),
        decided_by: asked.answers,
        at: asked.answers.at(-1)?.at ?? asked.stopped ?? '',
      });
    },
    decide: async (id, person, { answer }) => {
      await this.before(person);
      this.answer(id, person, answer);
    },
    stop: (id) => {
      const asked = this.asked.get(id);
      if (asked) asked.stopped ??= new Date(this.#now()).toISOString();
      return Promise.resolve();
    },
    find: (record) =>
      Promise.resolve(
        [...this.asked].find(([, asked]) => asked.record.approval_id === record.approval_id)?.[0],
      ),
    boundId: (id) => Promise.resolve(id),
    running: () => Promise.resolve([]),
    approvalOf: (id) => Promise.resolve(this.asked.get(id)?.record.approval_id),
  };
}
