import { DynamoDBClient, CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { TABLES } from '@ringi/approvals';
import type { ApprovalRecord } from '@ringi/shared-types';
import dynalite from 'dynalite';
import * as fc from 'fast-check';
import type { AddressInfo } from 'node:net';
import type { ApprovalStore } from '../core/ports.js';
import { memoryApprovals, memoryTokens } from '../testing/memory-stores.js';
import { World } from '../testing/world.js';
import { approvalStore } from './approvals.js';
import { documentClient } from './client.js';
import { tokenStore } from './tokens.js';

const REQUESTS = 'requests';
const TOKENS = 'tokens';
const server = dynalite({ createTableMs: 0 });
let client: DynamoDBClient;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const { key, unfinished } = TABLES.requests;
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  await client.send(
    new CreateTableCommand({
      TableName: REQUESTS,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [key, unfinished.hash, unfinished.range].map(attribute),
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: unfinished.index,
          KeySchema: [
            { AttributeName: unfinished.hash, KeyType: 'HASH' },
            { AttributeName: unfinished.range, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: TOKENS,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [attribute(TABLES.tokens.key)],
      KeySchema: [{ AttributeName: TABLES.tokens.key, KeyType: 'HASH' }],
    }),
  );
});
afterAll(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const { request, ref } = new World();
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 0, minute)).toISOString();
const recordOf = (approval_id: string, minute: number): ApprovalRecord => ({
  approval_id,
  component: ref,
  request,
  state: 'open',
  created_at: at(minute),
  due_at: at(59),
  lease: { id: `lease-${minute}`, taken_at: at(minute) },
  unfinished: true,
});
const DECISION = {
  is_approved: true,
  outcome: 'approved' as const,
  decided_by: [],
  decided_at: at(30),
  approval_id: 'x',
  level: 1,
  backend: 'ssm-automation' as const,
};

/** One call to a store; the same call to both stores must be answered the same. */
type Command = (store: ApprovalStore, id: (n: number) => string) => Promise<unknown>;
const which = fc.integer({ min: 0, max: 1 });
const minute = fc.integer({ min: 0, max: 20 });
const execution = fc.constantFrom('e-1', 'e-2');
const bound = fc.option(execution, { nil: undefined });
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(which, minute).map(
    ([n, m]): Command =>
      (s, id) =>
        s.create(recordOf(id(n), m)),
  ),
  fc.tuple(which, minute, minute).map(
    ([n, m, h]): Command =>
      (s, id) =>
        s.takeLease(id(n), { id: `lease-${m}`, taken_at: at(m) }, at(h)),
  ),
  fc.tuple(which, minute).map(
    ([n, m]): Command =>
      (s, id) =>
        s.queue(id(n), `lease-${m}`),
  ),
  fc.tuple(which, execution).map(([n, e]): Command => async (s, id) => {
    const record = await s.get(id(n));
    return record && s.bind(record, `${e}-of-${id(n)}`);
  }),
  fc.tuple(which, bound).map(
    ([n, e]): Command =>
      (s, id) =>
        s.decide(id(n), e && `${e}-of-${id(n)}`, { decision: DECISION }),
  ),
  fc.tuple(which, bound, minute).map(
    ([n, e, h]): Command =>
      (s, id) =>
        s.decideDue(id(n), e && `${e}-of-${id(n)}`, DECISION, at(h)),
  ),
  fc.tuple(which, execution, minute).map(
    ([n, e, m]): Command =>
      (s, id) =>
        s.verify(id(n), `${e}-of-${id(n)}`, at(m)),
  ),
  fc.tuple(which, fc.constantFrom('sato', 'a.b-c'), minute).map(
    ([n, person, m]): Command =>
      (s, id) =>
        s.vote(id(n), person, { answer: 'approve', at: at(m), sent: false }),
  ),
  fc.tuple(which, fc.constantFrom('sato', 'a.b-c'), fc.boolean()).map(
    ([n, person, sent]): Command =>
      (s, id) =>
        sent ? s.voteSent(id(n), person) : s.unvote(id(n), person),
  ),
  fc.tuple(which, minute, fc.boolean()).map(
    ([n, m, unbound]): Command =>
      (s, id) =>
        unbound
          ? s.withdrawUnbound(id(n), { by: 'mori', at: at(m) }, DECISION)
          : s.intendWithdraw(id(n), { by: 'mori', at: at(m) }),
  ),
  which.map(
    (n): Command =>
      (s, id) =>
        s.delivered(id(n)),
  ),
  fc.tuple(which, fc.constantFrom('open' as const, 'decided' as const)).map(
    ([n, from]): Command =>
      (s, id) =>
        s.close(id(n), from, { status: 'ABORTED' }),
  ),
  which.map(
    (n): Command =>
      (s, id) =>
        s.finish(id(n)),
  ),
  fc.tuple(which, minute).map(
    ([n, m]): Command =>
      (s, id) =>
        s.checkAt(id(n), at(m)),
  ),
  fc.tuple(which, execution).map(
    ([n, e]): Command =>
      (s, id) =>
        s.byExecution('ssm-automation', `${e}-of-${id(n)}`),
  ),
  which.map(
    (n): Command =>
      (s, id) =>
        s.get(id(n)),
  ),
);

it('the DynamoDB store answers every sequence of calls as the store in memory does', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 8, maxLength: 30 }), async (sequence) => {
      run += 1;
      const id = (n: number): string => `run-${run}-${n}`;
      const real = approvalStore(documentClient(client), REQUESTS);
      const memory = memoryApprovals();
      for (const command of sequence) expect(await command(real, id)).toEqual(await command(memory, id));
      const mine = (ids: readonly string[]): string[] =>
        ids.filter((found) => found.startsWith(`run-${run}-`)).sort();
      expect(mine(await real.queued('ssm-automation'))).toEqual(mine(await memory.queued('ssm-automation')));
      expect(mine(await collect(real.toCheck(at(10))))).toEqual(mine(await collect(memory.toCheck(at(10)))));
    }),
    { numRuns: 60, seed: 20261121 },
  );
}, 60_000);

async function collect(ids: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const id of ids) all.push(id);
  return all;
}

it('the Tokens table keeps the token of the latest attempt', async () => {
  for (const store of [tokenStore(documentClient(client), TOKENS), memoryTokens()]) {
    expect(await store.put('a', 'first', 0)).toBe(true);
    expect(await store.put('a', 'first', 0)).toBe(true);
    expect(await store.put('a', 'third', 2)).toBe(true);
    expect(await store.put('a', 'second', 1)).toBe(false);
    expect(await store.get('a')).toBe('third');
    await store.delete('a');
    expect(await store.get('a')).toBeUndefined();
  }
});
