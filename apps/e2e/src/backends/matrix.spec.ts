import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { DecisionSchema, type BackendId, type Decision } from '@ringi/shared-types';
import { describe as describeRun, inbox, show, startRequest, states } from '../testing/requests.js';
import { runStatus } from '../testing/pipelines.js';
import { DAY, MINUTE, startSystem, type System } from '../testing/system.js';
import { answer, stopBackend, waitingLevel, WAYS, type Way } from './ways.js';

/** Who approves each level, in order. */
const FLOWS: Readonly<Record<string, readonly { backend: BackendId; people: readonly string[] }[]>> = {
  purchase: [
    { backend: 'ssm-automation', people: ['sato'] },
    { backend: 'ssm-automation', people: ['suzuki', 'tanaka'] },
    { backend: 'ssm-automation', people: ['ito'] },
    { backend: 'ssm-automation', people: ['tanaka'] },
  ],
  publish: ['sato', 'suzuki', 'takahashi'].map((id) => ({ backend: 'ssm-automation', people: [id] })),
  release: ['sato', 'suzuki', 'takahashi'].map((id) => ({ backend: 'codepipeline', people: [id] })),
  contract: [
    { backend: 'ssm-automation', people: ['suzuki', 'takahashi'] },
    { backend: 'codepipeline', people: ['ito'] },
    { backend: 'ssm-automation', people: ['tanaka'] },
  ],
};
const NAMES = Object.keys(FLOWS);

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

const levelsOf = (flow: string) => FLOWS[flow] ?? [];
const principal = (id: string): string => system.person(id).principalArn;

/** What the request's execution ended with: the same record whatever decided. */
async function decisionOf(arn: string): Promise<Decision> {
  const { status, output } = await describeRun(system, arn);
  expect(status).toBe('SUCCEEDED');
  const said = JSON.parse(output ?? 'null') as Decision;
  const decision = DecisionSchema.parse(said);
  // Nothing of a backend's own is in it.
  expect(decision).toEqual(said);
  return decision;
}

async function approve(arn: string, flow: string, count: number, way: Way): Promise<void> {
  for (const { people } of levelsOf(flow).slice(0, count)) {
    for (const person of people) await answer(system, way, arn, 'approve', person);
  }
}

describe.each(NAMES)('a request of %s', (flow) => {
  const levels = levelsOf(flow);

  it.each([...WAYS])('that all approve by %s ends Approved, with who and when', async (way) => {
    const arn = await startRequest(system, flow);
    await approve(arn, flow, levels.length, way);

    const last = levels.at(-1);
    expect(await decisionOf(arn)).toMatchObject({
      is_approved: true,
      outcome: 'approved',
      level: levels.length,
      backend: last?.backend,
      decided_by: last?.people.map((id) => ({
        principal: principal(id),
        answer: 'approve',
        at: expect.any(String),
      })),
    });
    expect(states(await show(system, arn))).toEqual(levels.map(() => 'approved'));
  });

  it.each([1, 2, 3])('that level %i rejects ends Rejected, and asks nobody after it', async (number) => {
    const way = WAYS[number % 2] ?? 'AWS';
    const arn = await startRequest(system, flow);
    await approve(arn, flow, number - 1, way);
    const { backend, people: [person = ''] = [] } = levels[number - 1] ?? {};
    await answer(system, way, arn, 'reject', person);

    expect(await decisionOf(arn)).toMatchObject({
      is_approved: false,
      outcome: 'rejected',
      level: number,
      backend,
      decided_by: [{ principal: principal(person), answer: 'reject' }],
    });
    expect(states(await show(system, arn))).toEqual(
      levels.map((_, index) =>
        index < number - 1 ? 'approved' : index === number - 1 ? 'rejected' : 'skipped',
      ),
    );
  });
});

describe('requests of every flow that nobody answers', () => {
  it('time out by the clock, each at its own time, and are nobody’s rejection', async () => {
    const started = await Promise.all(NAMES.map((flow) => startRequest(system, flow)));
    const asking = await Promise.all(started.map((arn) => waitingLevel(system, arn)));
    await system.advance(7 * DAY - MINUTE);
    // Three days at purchase.
    const [, ...others] = await Promise.all(started.map((arn) => describeRun(system, arn)));
    expect(others.map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
    await system.advance(20 * MINUTE);

    for (const [index, arn] of started.entries()) {
      const decision = await decisionOf(arn);
      expect(decision).toMatchObject({ is_approved: false, outcome: 'timed_out', level: 1, decided_by: [] });
      const { due_at = '' } = asking[index] ?? {};
      expect(decision.decided_at).toBe(due_at);
    }
    await system.advance(5 * MINUTE);
    const pipeline = asking[NAMES.indexOf('release')];
    expect(await runStatus(system, pipeline?.execution_id ?? '')).toBe('Stopped');
    expect(await inbox(system, 'sato')).toEqual([]);
  });
});

describe('requests of every flow that are stopped', () => {
  it('in the backend end Cancelled, which is nobody’s rejection', async () => {
    for (const flow of NAMES) {
      const arn = await startRequest(system, flow);
      const number = flow === 'contract' ? 2 : 1;
      await approve(arn, flow, number - 1, 'AWS');
      await stopBackend(system, arn);
      await system.advance(MINUTE);

      expect(await decisionOf(arn)).toMatchObject({
        is_approved: false,
        outcome: 'cancelled',
        reason: 'stopped',
        level: number,
        decided_by: [],
      });
    }
  });

  it('by StopExecution of the caller end aborted, with nobody asked any more', async () => {
    for (const flow of NAMES) {
      const arn = await startRequest(system, flow);
      const number = flow === 'contract' ? 2 : 1;
      await approve(arn, flow, number - 1, 'AWS');
      const { component_execution_arn = '', execution_id, backend } = await waitingLevel(system, arn);
      await system.sfn.send(new StopExecutionCommand({ executionArn: arn, error: 'Withdrawn' }));
      await system.settle();
      await system.advance(2 * MINUTE);

      expect((await describeRun(system, arn)).status).toBe('ABORTED');
      expect((await describeRun(system, component_execution_arn)).status).toBe('ABORTED');
      if (backend === 'codepipeline') expect(await runStatus(system, execution_id)).toBe('Stopped');
      const { state, level_views } = await show(system, arn);
      expect({ state, level: level_views[number - 1]?.state }).toEqual({
        state: 'cancelled',
        level: 'cancelled',
      });
    }
    for (const person of ['sato', 'suzuki', 'ito', 'tanaka']) expect(await inbox(system, person)).toEqual([]);
  });
});
