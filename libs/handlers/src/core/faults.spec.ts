import type { Outcome } from '@ringi/shared-types';
import { World, type FunctionName, type WorldEvent } from '../testing/world.js';

/** What happens to a level besides faults, and how it must end. */
interface Scenario {
  readonly name: string;
  happen(world: World): Promise<void>;
  readonly expected: Outcome | 'ABORTED';
}

const HOUR = 3600_000;
const answer = (outcome: Outcome) => (world: World) => {
  for (const { id } of world.backend.open()) world.backend.end(id, outcome);
  return Promise.resolve();
};

const SCENARIOS: readonly Scenario[] = [
  { name: 'approved', happen: answer('approved'), expected: 'approved' },
  { name: 'rejected', happen: answer('rejected'), expected: 'rejected' },
  { name: 'stopped in the backend', happen: answer('cancelled'), expected: 'cancelled' },
  {
    name: 'nobody answers',
    async happen(world) {
      world.now += HOUR;
      await world.reconcileFor(5);
    },
    expected: 'timed_out',
  },
  {
    name: 'nobody answers and reconcile is down until the backstop',
    async happen(world) {
      world.now += HOUR + 15 * 60_000;
      await world.runBackstop();
    },
    expected: 'timed_out',
  },
  {
    name: 'approved too late',
    async happen(world) {
      world.now += HOUR + 1;
      await answer('approved')(world);
    },
    expected: 'timed_out',
  },
  {
    name: 'withdrawn',
    happen: (world) => world.withdraw(),
    expected: 'cancelled',
  },
  {
    name: 'component aborted',
    happen(world) {
      world.abortComponent();
      return Promise.resolve();
    },
    expected: 'ABORTED',
  },
  {
    name: 'caller aborted',
    happen(world) {
      world.abortCaller();
      return Promise.resolve();
    },
    expected: 'ABORTED',
  },
];

/** What happens to each event on its way. */
const DELIVERIES: Readonly<Record<string, (events: readonly WorldEvent[]) => readonly WorldEvent[]>> = {
  once: (events) => events,
  repeated: (events) => events.flatMap((event) => [event, event]),
  reordered: (events) => [...events].reverse(),
  dropped: () => [],
};

async function drain(world: World, delivery: keyof typeof DELIVERIES, kept: WorldEvent[]): Promise<void> {
  for (let rounds = 0; world.events.length > 0 && rounds < 20; rounds += 1) {
    const batch = world.events.splice(0);
    kept.push(...batch);
    for (const event of DELIVERIES[delivery]?.(batch) ?? []) await world.deliver(event);
  }
}

async function play(scenario: Scenario, delivery: string, crash?: World['crash']): Promise<World> {
  const world = new World();
  if (crash) world.crash = crash;
  const kept: WorldEvent[] = [];
  await world.keepRequest();
  await world.runTask();
  await drain(world, delivery, kept);
  // A start that died is repaired before people can answer; the lease of a dead call runs out in two minutes.
  await world.reconcileFor(4);
  await drain(world, delivery, kept);
  await scenario.happen(world);
  await drain(world, delivery, kept);
  await world.reconcileFor(15);
  await drain(world, delivery, kept);
  // Delayed: every event comes once more, long after everything is over.
  for (const event of kept) await world.deliver(event);
  await world.reconcileFor(15);
  return world;
}

async function expectEndedRight(world: World, { expected }: Scenario): Promise<void> {
  const record = await world.record();
  const told = world.component.output?.outcome ?? world.component.status;
  expect({
    told,
    accepted: world.accepted,
    asked: world.backend.executions.length,
    open: world.backend.open().length,
  }).toEqual({
    told: expected,
    accepted: expected === 'ABORTED' ? 0 : 1,
    asked: 1,
    open: 0,
  });
  expect(record?.unfinished).toBe(false);
  expect(record?.state).toBe(expected === 'ABORTED' ? 'closed' : 'delivered');
  expect(world.tokens.size()).toBe(0);
  // What people see was derived from it, whatever died.
  const state = expected === 'ABORTED' ? 'cancelled' : expected;
  expect(world.rows.in('all').map(({ body }) => body)).toMatchObject([{ state, levels: [{ state }] }]);
  expect(world.rows.in('inbox#sato')).toEqual([]);
  expect(world.rows.in('seen#mori')).toHaveLength(1);
}

const FUNCTIONS: readonly FunctionName[] = ['start', 'report', 'close', 'reconcile'];
/** At which calls of which invocation each function was killed. */
const deaths: Record<FunctionName, Set<string>> = {
  start: new Set(),
  report: new Set(),
  close: new Set(),
  reconcile: new Set(),
};

describe.each(SCENARIOS)('a level $name', (scenario) => {
  describe.each(Object.keys(DELIVERIES))('with every event %s', (delivery) => {
    it('ends right, and nobody is asked twice', async () => {
      await expectEndedRight(await play(scenario, delivery), scenario);
    });

    it.each(FUNCTIONS)('ends right when an invocation of %s dies at any of its calls', async (name) => {
      for (let invocation = 0; invocation < 3; invocation += 1) {
        for (let after = 0, died = true; died; after += 1) {
          const crash = { function: name, invocation, plan: { after, calls: 0, died: false } };
          const world = await play(scenario, delivery, crash);
          died = crash.plan.died;
          if (died) deaths[name].add(`${invocation}.${after}`);
          try {
            await expectEndedRight(world, scenario);
          } catch (error) {
            throw new Error(`${name} #${invocation} died after call ${after}: ${(error as Error).message}`, {
              cause: error,
            });
          }
        }
      }
    });
  });
});

it('killed every function at many of its calls', () => {
  const counts = Object.fromEntries(Object.entries(deaths).map(([name, points]) => [name, points.size]));

  expect(Math.min(...Object.values(counts))).toBeGreaterThan(10);
});

describe('a run started by hand with the approval id of another', () => {
  it('changes nothing, whatever is answered there', async () => {
    const world = new World();
    await world.keepRequest();
    await world.runTask();
    const foreign = world.backend.startByHand(world.approvalId);

    world.backend.end(foreign, 'approved');
    await drain(world, 'once', []);

    expect(world.component.status).toBe('RUNNING');
    expect((await world.record())?.state).toBe('open');
  });

  it('is stopped by reconcile while the real one waits', async () => {
    const world = new World();
    await world.keepRequest();
    await world.runTask();
    world.backend.startByHand(world.approvalId);

    await world.reconcileFor(1);

    expect(world.backend.open().map(({ foreign }) => foreign)).toEqual([false]);
  });
});

describe('a full backend', () => {
  it('keeps the level queued, and asks as soon as there is room', async () => {
    const world = new World();
    world.backend.capacity = 0;
    await world.keepRequest();
    await world.runTask();
    expect(await world.record()).toMatchObject({ state: 'open', queued: true });

    world.backend.capacity = 1;
    await world.reconcileFor(1);

    expect(world.backend.open()).toHaveLength(1);
    expect((await world.record())?.queued).toBeUndefined();
  });

  it('starts nobody after the due time; the level times out', async () => {
    const world = new World();
    world.backend.capacity = 0;
    await world.keepRequest();
    await world.runTask();

    world.now += HOUR;
    world.backend.capacity = 1;
    await world.reconcileFor(3);

    expect(world.backend.executions).toHaveLength(0);
    expect(world.component.output?.outcome).toBe('timed_out');
  });
});

describe('a request that is withdrawn', () => {
  const reasonOf = async (world: World) => (await world.record())?.decision;

  it('before it asks anybody asks nobody, whenever its level starts', async () => {
    const world = new World();
    await world.keepRequest();
    await world.withdraw();
    await world.runTask();

    expect(world.backend.executions).toEqual([]);
    expect(world.component.output).toMatchObject({ outcome: 'cancelled', reason: 'withdrawn' });
  });

  it('while its level is queued is decided by the withdrawal itself, and told by reconcile', async () => {
    const world = new World();
    world.backend.capacity = 0;
    await world.keepRequest();
    await world.runTask();
    await world.withdraw();
    expect(await reasonOf(world)).toMatchObject({ outcome: 'cancelled', reason: 'withdrawn' });

    world.backend.capacity = 1;
    await world.reconcileFor(1);

    expect(world.backend.executions).toEqual([]);
    expect(world.component.output).toMatchObject({ reason: 'withdrawn' });
  });

  it('while people are asked is stopped in their system, and ends withdrawn', async () => {
    const world = new World();
    await world.keepRequest();
    await world.runTask();
    await world.withdraw();
    expect(world.rows.in('inbox#sato')).toEqual([]);

    await world.reconcileFor(1);

    expect(world.backend.open()).toEqual([]);
    expect(world.component.output).toMatchObject({
      outcome: 'cancelled',
      reason: 'withdrawn',
      decided_by: [],
    });
  });

  it('after the answer keeps the answer', async () => {
    const world = new World();
    await world.keepRequest();
    await world.runTask();
    await answer('approved')(world);
    await world.withdraw();

    await world.reconcileFor(2);

    expect(world.component.output?.outcome).toBe('approved');
  });

  it('and dies half-way is withdrawn by reconcile', async () => {
    const world = new World();
    await world.keepRequest();
    await world.runTask();
    // After the intent on the request, before the one on the level.
    world.crash = { function: 'withdraw', invocation: 0, plan: { after: 5, calls: 0, died: false } };
    await expect(world.withdraw()).rejects.toThrow('died after call 5');
    expect((await world.record())?.withdrawn).toBeUndefined();

    await world.reconcileFor(11);

    expect(world.component.output).toMatchObject({ reason: 'withdrawn' });
  });
});

describe('without any help of reconcile', () => {
  const begun = async (): Promise<World> => {
    const world = new World();
    await world.keepRequest();
    await world.runTask();
    return world;
  };

  it.each(['approved', 'rejected', 'cancelled'] as const)(
    'an event alone brings the outcome %s back',
    async (outcome) => {
      const world = await begun();
      await answer(outcome)(world);

      await drain(world, 'once', []);

      expect(world.component.output?.outcome).toBe(outcome);
      expect((await world.record())?.state).toBe('delivered');
    },
  );

  it.each(['abortComponent', 'abortCaller'] as const)(
    'an event alone stops the backend after %s',
    async (abort) => {
      const world = await begun();
      world[abort]();

      await drain(world, 'once', []);

      expect(world.backend.open()).toEqual([]);
      expect(world.component.status).toBe('ABORTED');
      expect((await world.record())?.state).toBe('closed');
    },
  );

  it('a component that is aborted while start runs leaves nothing behind', async () => {
    const world = new World();
    const { start } = world.backend.port;
    world.backend.port.start = (record, lease) => {
      world.abortComponent();
      return start(record, lease);
    };

    await world.runTask();

    expect(world.backend.open()).toEqual([]);
    expect((await world.record())?.state).toBe('closed');
  });

  it('a record closed while start runs does not bind what was started: it is stopped', async () => {
    const world = new World();
    const { start } = world.backend.port;
    world.backend.port.start = async (record, lease) => {
      world.abortComponent();
      await drain(world, 'once', []);
      return start(record, lease);
    };

    await world.runTask();

    expect(world.backend.open()).toEqual([]);
    expect((await world.record())?.execution_id).toBeUndefined();
  });

  it('a retried start answers its new token with the decision that is recorded', async () => {
    const world = await begun();
    world.component.token = 'token of an attempt that was lost';
    await answer('approved')(world);
    await drain(world, 'once', []);
    expect(world.component.status).toBe('RUNNING');

    await world.attempt(1);

    expect(world.component.output?.outcome).toBe('approved');
    expect(world.backend.executions).toHaveLength(1);
  });

  it('a component that asks again after its approval was closed is refused', async () => {
    const world = await begun();
    world.abortComponent();
    await drain(world, 'once', []);
    world.component.status = 'RUNNING';

    await expect(world.attempt(1)).rejects.toMatchObject({ name: 'Ringi.Closed' });
  });

  it('a caller of report who claims an approval is not believed: the backend is asked', async () => {
    const world = await begun();
    const [waiting] = world.backend.open();
    const claim = { backend: 'ssm-automation', execution_id: waiting?.id ?? '', result: 'Approved' } as const;

    await world.deliver({ to: 'report', event: claim });

    expect(world.component.status).toBe('RUNNING');
    expect((await world.record())?.state).toBe('open');
  });

  it('an answer that comes after the due time is kept as evidence', async () => {
    const world = await begun();
    world.now += HOUR + 1;
    await answer('approved')(world);

    await drain(world, 'once', []);

    expect(world.component.output).toMatchObject({
      outcome: 'timed_out',
      is_approved: false,
      decided_by: [],
    });
    expect((await world.record())?.late_answer).toMatchObject({ outcome: 'approved' });
  });
});
