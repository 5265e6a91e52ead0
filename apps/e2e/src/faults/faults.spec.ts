import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import type { DeliveryMiddleware } from '@ringi/local-aws';
import { EVERY } from '../testing/every.js';
import { startFaultySystem, type FaultySystem } from './faulty-system.js';
import { MORTAL, type Mortal } from './mortal-functions.js';

let system: FaultySystem;
let asked = 0;

beforeAll(async () => {
  system = await startFaultySystem();
});
afterAll(() => system.close());
afterEach(() => {
  system.spare();
  system.deliver((_delivery, next) => next());
});

/** A lease of a dead call runs out after two minutes; the next reconcile asks, if nobody has. One more ends the rest. */
async function repair(): Promise<void> {
  await system.minutes(3);
  await system.minutes(3);
}

async function approveThreeLevels(executionArn: string): Promise<void> {
  for (let level = 1; level <= 3; level += 1) {
    if ((await system.answerAll('Approve')) === 0) await repair();
    await system.answerAll('Approve');
    await system.minutes(1);
    if ((await system.ended(executionArn)).status !== 'RUNNING') break;
  }
  for (let round = 0; round < 3 && (await system.ended(executionArn)).status === 'RUNNING'; round += 1) {
    await repair();
    await system.answerAll('Approve');
  }
}

/** Since the last look: how many times people were asked. Nothing may still run once all is over. */
async function askedSince(): Promise<number> {
  await repair();
  const now = await system.automations();
  expect(now.running).toBe(0);
  const since = now.asked - asked;
  asked = now.asked;
  return since;
}

const SCENARIOS: Readonly<Record<string, () => Promise<void>>> = {
  'three approvals end in Approved, each level asked once': async () => {
    const request = await system.start();

    await approveThreeLevels(request);

    const { status, decision } = await system.ended(request);
    expect({ status, outcome: decision?.outcome, level: decision?.level }).toEqual({
      status: 'SUCCEEDED',
      outcome: 'approved',
      level: 3,
    });
    expect(await askedSince()).toBe(3);
  },
  'a rejection ends in Rejected, later levels never asked': async () => {
    const request = await system.start();

    if ((await system.answerAll('Reject')) === 0) await repair();
    await system.answerAll('Reject');
    await repair();

    expect((await system.ended(request)).decision).toMatchObject({ outcome: 'rejected', level: 1 });
    expect(await askedSince()).toBe(1);
  },
  'an aborted caller ends its component and the automation': async () => {
    const executionArn = await system.start();

    await system.sfn.send(new StopExecutionCommand({ executionArn }));
    await system.settle();
    await repair();

    expect((await system.ended(executionArn)).status).toBe('ABORTED');
    // A start that died before it asked anybody need not ask any more.
    expect(await askedSince()).toBeLessThanOrEqual(1);
  },
};

const MOST_CALLS = 40;
/** Every call is tried in the handlers' own spec; here, with AWS's clients, every second, unless every case is wanted. */
const STRIDE = EVERY ? 1 : 2;

describe.each(Object.entries(SCENARIOS))('%s', (_name, play) => {
  it('without a fault', play);

  it.each(MORTAL)(
    `when %s dies after ${EVERY ? 'any' : 'every second'} of its calls to AWS`,
    async (name: Mortal) => {
      for (let after = 0, died = true; died && after < MOST_CALLS; after += STRIDE) {
        const death = { function: name, after, calls: 0, died: false };
        system.kill(death);
        await play().catch((error: unknown) => {
          throw new Error(`${name} died after call ${after}: ${(error as Error).message}`, { cause: error });
        });
        system.spare();
        died = death.died;
      }
    },
    120_000,
  );

  const held: (() => void)[] = [];
  const deliveries: Readonly<Record<string, DeliveryMiddleware>> = {
    lost: () => undefined,
    repeated: (_delivery, next) => {
      next();
      next();
    },
    'out of order': (_delivery, next) => {
      held.unshift(next);
      if (held.length === 3) for (const go of held.splice(0)) go();
    },
  };
  it.each(Object.entries(deliveries))('when every event is %s', async (_how, middleware) => {
    system.deliver((delivery, next) =>
      delivery.event['detail-type'] === 'Scheduled Event' ? next() : middleware(delivery, next),
    );
    await play();
    for (const go of held.splice(0)) go();
    await system.settle();
  });
});
