import type { ApprovalRecord } from '@ringi/shared-types';
import { backendOf } from '../backends/registry.js';
import type { BackendPort, Description } from '../backend.js';
import { endingOf } from '../rules/decide.js';

/** What a backend's port is tested with: the real port against a real or local system. */
export interface BackendHarness {
  readonly port: BackendPort;
  /** A new open record whose level asks these people, of whom `required` must approve. */
  newRecord(people: readonly string[], required: number): ApprovalRecord;
  /** The principal the system names for a person. */
  principalOf(person: string): string;
  /** Lets the system's time pass. */
  advance(milliseconds: number): Promise<void>;
  /** Lets what is in flight end: a backend may still have to finish what was approved. Default: nothing is. */
  settle?(): Promise<void>;
}

type Flag = 'quorum' | 'checksApprovers';

/** One thing every backend must do. It applies to backends that have the capability `needs` and lack `lacks`. */
export interface ConformanceCase {
  readonly title: string;
  readonly needs?: Flag;
  readonly lacks?: Flag;
  run(harness: BackendHarness): Promise<void>;
}

/** The cases that apply to a backend. Run each with any test runner: `it(title, () => run(harness))`. */
export function backendConformance(
  backend: ApprovalRecord['request']['backend'],
): readonly ConformanceCase[] {
  const { capabilities } = backendOf(backend);
  return CASES.filter(
    ({ needs, lacks }) => (!needs || capabilities[needs]) && (!lacks || !capabilities[lacks]),
  );
}

function check(holds: boolean, message: string, seen: unknown): void {
  if (!holds) throw new Error(`${message}; seen: ${JSON.stringify(seen)}`);
}

/** As the start function does: what the record keeps is prepared before it is written. */
async function prepared({ port, newRecord }: BackendHarness, people: readonly string[], required = 1) {
  const record = newRecord(people, required);
  const settings = await port.prepare?.(record.approval_id, record.request);
  return settings ? { ...record, request: { ...record.request, settings } } : record;
}

async function started({ port, settle }: BackendHarness, record: ApprovalRecord): Promise<string> {
  const id = await port.start(record, 'lease-1');
  await settle?.();
  check(id !== 'full', 'starts when there is room', id);
  return id;
}

const verdict = (description: Description): Extract<Description, { status: 'verdict' }> => {
  check(description.status === 'verdict', 'is described as a verdict', description);
  return description as Extract<Description, { status: 'verdict' }>;
};

async function refused(act: () => Promise<unknown>, what: string): Promise<void> {
  const error = await act().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  check(error instanceof Error, `${what} is refused with an error`, error);
}

const PEOPLE = ['sato', 'suzuki', 'tanaka'] as const;

const CASES: readonly ConformanceCase[] = [
  {
    title: 'is open once it was started, and found by its record alone',
    async run(harness) {
      const record = await prepared(harness, PEOPLE);
      const other = await prepared(harness, PEOPLE);
      check(
        (await harness.port.find(record)) === undefined,
        'finds nothing before the start',
        record.approval_id,
      );

      const id = await started(harness, record);

      check((await harness.port.describe(id)).status === 'open', 'is open', await harness.port.describe(id));
      check(
        (await harness.port.find(record)) === id,
        'finds what was started',
        await harness.port.find(record),
      );
      check(
        (await harness.port.find(other)) === undefined,
        'finds nothing for another record',
        other.approval_id,
      );
      check(
        (await harness.port.boundId(id)) === id,
        'is bound by its own id',
        await harness.port.boundId(id),
      );
      check((await harness.port.approvalOf(id)) === record.approval_id, 'knows its approval', id);
      check(
        (await harness.port.running()).includes(id),
        'is listed as running',
        await harness.port.running(),
      );
    },
  },
  {
    title: 'gives the verdict approved, with who and when',
    async run(harness) {
      const id = await started(harness, await prepared(harness, PEOPLE));

      await harness.port.decide(id, 'suzuki', { answer: 'approve' });
      await harness.settle?.();

      const { outcome, decided_by, at } = verdict(await harness.port.describe(id));
      check(outcome === 'approved', 'is approved', outcome);
      check(
        decided_by.length === 1 && decided_by[0]?.principal === harness.principalOf('suzuki'),
        'names who',
        decided_by,
      );
      check(!Number.isNaN(Date.parse(at)), 'says when', at);
    },
  },
  {
    title: 'gives the verdict rejected, with who',
    async run(harness) {
      const id = await started(harness, await prepared(harness, PEOPLE));

      await harness.port.decide(id, 'tanaka', { answer: 'reject', comment: 'No.' });
      await harness.settle?.();

      const { outcome, decided_by } = verdict(await harness.port.describe(id));
      check(outcome === 'rejected', 'is rejected', outcome);
      check(decided_by[0]?.principal === harness.principalOf('tanaka'), 'names who', decided_by);
    },
  },
  {
    title: 'waits for as many different people as are required',
    needs: 'quorum',
    async run(harness) {
      const id = await started(harness, await prepared(harness, PEOPLE, 2));

      await harness.port.decide(id, 'sato', { answer: 'approve' });
      await harness.settle?.();
      await refused(() => harness.port.decide(id, 'sato', { answer: 'approve' }), 'the same person again');
      check(
        (await harness.port.describe(id)).status === 'open',
        'one person is not two',
        await harness.port.describe(id),
      );
      await harness.port.decide(id, 'tanaka', { answer: 'approve' });
      await harness.settle?.();

      const { outcome, decided_by } = verdict(await harness.port.describe(id));
      check(outcome === 'approved' && decided_by.length === 2, 'is approved by two', { outcome, decided_by });
    },
  },
  {
    title: 'refuses a person who was not asked; nothing changes',
    needs: 'checksApprovers',
    async run(harness) {
      const id = await started(harness, await prepared(harness, ['sato']));

      await refused(() => harness.port.decide(id, 'suzuki', { answer: 'approve' }), 'a stranger');
      check(
        (await harness.port.describe(id)).status === 'open',
        'is still open',
        await harness.port.describe(id),
      );
    },
  },
  {
    title: 'counts no answer of a person who was not asked: the level is cancelled as not permitted',
    lacks: 'checksApprovers',
    async run(harness) {
      const record = await prepared(harness, ['sato']);
      const id = await started(harness, record);

      await harness.port.decide(id, 'suzuki', { answer: 'reject', comment: 'Not mine to say.' });
      await harness.settle?.();

      const { decision } = endingOf(record, await harness.port.describe(id)) ?? {};
      check(
        decision?.outcome === 'cancelled' && decision.reason === 'not_permitted',
        'is not permitted',
        decision,
      );
    },
  },
  {
    title: 'refuses an answer to what is decided; nothing changes',
    async run(harness) {
      const id = await started(harness, await prepared(harness, PEOPLE));

      await harness.port.decide(id, 'sato', { answer: 'reject', comment: 'No.' });
      await harness.settle?.();
      await refused(() => harness.port.decide(id, 'suzuki', { answer: 'approve' }), 'a second answer');

      check(verdict(await harness.port.describe(id)).outcome === 'rejected', 'stays rejected', id);
    },
  },
  {
    title: 'is cancelled by a stop, which may be repeated, and then has ended',
    async run(harness) {
      const record = await prepared(harness, PEOPLE);
      const id = await started(harness, record);

      await harness.port.stop(id, 'No longer needed.');
      await harness.port.stop(id, 'No longer needed.');
      await harness.settle?.();

      const { outcome, reason, ended } = verdict(await harness.port.describe(id));
      check(outcome === 'cancelled' && reason === 'stopped', 'is cancelled as stopped', { outcome, reason });
      check(ended, 'has ended', ended);
      check(!(await harness.port.running()).includes(id), 'is not running', await harness.port.running());
    },
  },
  {
    title: 'says unknown of an execution that never was, and stops it without harm',
    async run({ port }) {
      const nobody = '00000000-0000-4000-8000-000000000000';

      await port.stop(nobody, 'Not there.');

      check((await port.describe(nobody)).status === 'unknown', 'is unknown', await port.describe(nobody));
    },
  },
  {
    title: "outlives the record's due time, and is never rejected by time",
    async run(harness) {
      const record = await prepared(harness, PEOPLE);
      const id = await started(harness, record);

      await harness.advance(record.request.duration_seconds * 1000);
      check(
        (await harness.port.describe(id)).status === 'open',
        'is open at its due time',
        await harness.port.describe(id),
      );
      await harness.advance(61 * 86_400_000);

      const { outcome, decided_by } = verdict(await harness.port.describe(id));
      check(outcome === 'timed_out' && decided_by.length === 0, 'timed out, decided by nobody', {
        outcome,
        decided_by,
      });
    },
  },
];
