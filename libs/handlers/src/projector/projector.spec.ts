import type { ApprovalRecord } from '@ringi/shared-types';
import { approvalId, componentName, executionArn } from '../core/ids.js';
import { ApiWorld } from '../testing/api-world.js';
import { approvalsOf } from './approvals-of.js';

/** A request at level 1 or 2, whose reads and writes are counted from here on. */
const begun = async (levels: 1 | 2) => {
  const world = new ApiWorld();
  const { id, arn } = await world.request();
  await world.ask(arn, 1);
  if (levels === 2) {
    world.backend.answer('automation-1', 'sato', 'approve');
    await world.moved();
    await world.ask(arn, 2);
  }
  const counts = { reads: 0, rows: 0 };
  const { get } = world.approvals;
  const { put } = world.rows;
  Object.assign(world.approvals, {
    get: (approval: string) => ((counts.reads += 1), get.call(world.approvals, approval)),
  });
  Object.assign(world.rows, {
    put: (row: never) => ((counts.rows += 1), put.call(world.rows, row)),
  });
  const request = await world.requests.get(id);
  if (!request) throw new Error('there is no request');
  return { world, id, arn, request, counts };
};

describe('the approvals of a request', () => {
  it.each([
    // One for what is there, one for a redrive of what may yet be redriven.
    [1, 2],
    [2, 3],
  ] as const)('at level %i are found with %i reads', async (levels, reads) => {
    const { world, request, counts } = await begun(levels);
    const found = await approvalsOf(world.approvals, request, 0);

    expect(found.map(({ record }) => record.request.level)).toEqual(levels === 1 ? [1] : [1, 2]);
    expect(counts.reads).toBe(reads);
  });

  it('include every redrive of a component, and every round of its caller', async () => {
    const { world, arn, request } = await begun(1);
    const record = (await approvalsOf(world.approvals, request, 0))[0]?.record as ApprovalRecord;
    const component = (round: number) =>
      executionArn(request.levels[0]?.component_arn ?? '', componentName(1, round, arn));
    for (const [round, redrive_count] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const ref = { execution_arn: component(round), redrive_count };
      await world.approvals.create({ ...record, approval_id: approvalId(ref), component: ref });
    }

    const rounds = (await approvalsOf(world.approvals, request, 1)).map(
      ({ round, record: { component: of } }) => [round, of.redrive_count],
    );
    expect(rounds).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });
});

describe('an event', () => {
  it('that says nothing new writes no row', async () => {
    const { world, counts } = await begun(1);
    await world.moved();
    expect(counts.rows).toBe(0);
  });

  it('of a decision writes its rows once, however often it comes', async () => {
    const { world, counts } = await begun(1);
    world.backend.answer('automation-1', 'sato', 'approve');
    await Promise.all([world.moved(), world.moved(), world.moved()]);
    await world.moved();

    // Mine and seen of the requester, seen and inbox of the approver, and the main one.
    expect(counts.rows).toBe(5);
    expect((await world.call('sato', 'GET /api/inbox')).body).toEqual({ items: [], count: 0 });
  });

  it('whose function died between the decision and its rows leaves them to reconcile', async () => {
    const { world } = await begun(1);
    const { put } = world.rows;
    world.backend.answer('automation-1', 'sato', 'approve');
    Object.assign(world.rows, { put: () => Promise.reject(new Error('died')) });
    await world.moved();
    Object.assign(world.rows, { put });
    expect((await world.call('sato', 'GET /api/inbox')).body).toMatchObject({ count: 1 });

    world.time += 60_000;
    await world.reconcile();
    expect((await world.call('sato', 'GET /api/inbox')).body).toEqual({ items: [], count: 0 });
  });
});
