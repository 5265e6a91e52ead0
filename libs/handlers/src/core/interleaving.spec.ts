import { Interleaver, randomOf } from '../testing/interleave.js';
import { World } from '../testing/world.js';

const SEEDS = 1000;
const SECOND = 1000;

/** One level with everything at once: retried starts, answers, events in any order, aborts, deaths, reconcile beside itself. */
async function play(seed: number): Promise<World> {
  const random = randomOf(seed);
  const world = new World();
  const calls = new Interleaver(world, random);
  world.backend.searchLag = 30 * SECOND;
  calls.deathsLeft = random(3);
  await world.keepRequest();
  let attempts = 0;
  /** Step Functions: a failed attempt is followed by the next, unless the Task is over or waits under a newer token. */
  const attempt = async (number: number): Promise<void> => {
    attempts = Math.max(attempts, number);
    try {
      await world.attempt(number);
    } catch (error) {
      const { name } = error as Error;
      // Our own errors are final; so is the end of the Task's Retry.
      if (name.startsWith('Ringi.') || number >= 6) world.fail(name);
      else if (number === attempts) await attempt(number + 1);
      throw error;
    }
  };
  calls.begin(() => attempt(0));
  const mayAbort = random(4) === 0;
  const mayWithdraw = random(4) === 0;

  for (let turn = 0; turn < 120; turn += 1) {
    const choice = random(16);
    if (choice < 9) await calls.step();
    else if (choice === 9) world.now += (1 + random(40)) * SECOND;
    else if (choice === 10) calls.begin(() => world.reconcileOnce());
    else if (choice === 11 && attempts < 3 && random(2) === 0) calls.begin(() => attempt(attempts + 1));
    else if (choice === 12) {
      const open = world.backend.open();
      const outcomes = ['approved', 'rejected', 'cancelled'] as const;
      if (open.length > 0)
        world.backend.end(open[random(open.length)]?.id ?? '', outcomes[random(3)] ?? 'approved');
    } else if (choice === 13 && mayAbort && random(6) === 0) {
      if (random(2)) world.abortCaller();
      else world.abortComponent();
    } else if (choice === 15 && mayWithdraw && random(6) === 0) calls.begin(() => world.withdraw());
    else if (choice === 14 && random(8) === 0) world.now += 3600 * SECOND;
    else if (world.events.length > 0) {
      const [event] = world.events.splice(random(world.events.length), 1);
      // Delivered, or lost, or delivered and kept for later.
      if (event && random(4) > 0) calls.begin(() => world.deliver(event));
      if (event && random(4) === 0) world.events.push(event);
    }
  }

  calls.deathsLeft = 0;
  await calls.drain();
  delete world.around;
  for (let rounds = 0; rounds < 6; rounds += 1) {
    for (const event of world.events.splice(0)) await world.deliver(event);
    await world.reconcileFor(12);
  }
  // Nobody answered: the deadline does.
  if (world.component.status === 'RUNNING') world.now += 3600 * SECOND;
  await world.reconcileFor(15);
  expect(calls.failures).toEqual([]);
  return world;
}

describe('calls of many invocations, in any order', () => {
  it(`ask nobody twice and end right (${SEEDS} orders)`, async () => {
    const seen = new Set<string>();
    const reasons = new Set<string>();
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const world = await play(seed);
      const record = await world.record();
      const { component, backend } = world;
      const bound = backend.executions.find(({ id }) => id === record?.execution_id);
      const told = component.output?.outcome;
      seen.add(told ?? component.status);
      try {
        expect(backend.executions.length).toBeLessThanOrEqual(1);
        expect(backend.open()).toEqual([]);
        expect(world.accepted).toBe(told === undefined ? 0 : 1);
        expect(component.status).not.toBe('RUNNING');
        if (record) {
          expect(record.unfinished).toBe(false);
          expect(record.state).toBe(told === undefined ? 'closed' : 'delivered');
          if (told !== undefined) expect(record.decision?.outcome).toBe(told);
        }
        const [row, ...others] = world.rows.in('all').map(({ body }) => body);
        expect(others).toEqual([]);
        const byItself = component.status === 'FAILED' ? 'failed' : 'cancelled';
        const state = world.caller.status === 'ABORTED' ? 'cancelled' : (told ?? byItself);
        if (record) expect(row).toMatchObject({ state, ...(told && { levels: [{ state: told }] }) });
        expect(world.rows.in('inbox#sato')).toEqual([]);
        if (component.output?.reason) reasons.add(component.output.reason);
        if (told === 'approved' || told === 'rejected') {
          expect(bound?.outcome).toBe(told);
          expect(Date.parse(bound?.at ?? '')).toBeLessThanOrEqual(Date.parse(record?.due_at ?? ''));
        }
      } catch (error) {
        throw new Error(
          `seed ${seed}: ${(error as Error).message}\n${JSON.stringify({ record, component, e: backend.executions }, null, 1)}`,
          { cause: error },
        );
      }
    }
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['ABORTED', 'approved', 'cancelled', 'rejected', 'timed_out']),
    );
    expect([...reasons]).toEqual(expect.arrayContaining(['withdrawn', 'stopped', 'due']));
  }, 120_000);
});
