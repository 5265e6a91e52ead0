import { DescribeAutomationExecutionsCommand, type AutomationExecutionMetadata } from '@aws-sdk/client-ssm';
import { requestId } from '@ringi/handlers';
import type { Decision } from '@ringi/shared-types';
import { answer, describe as describeRun, inbox, show, startRequest, states } from '../testing/requests.js';
import { startSystem, type System } from '../testing/system.js';

const APPROVERS = ['sato', 'suzuki', 'takahashi'] as const;

describe('a request of three levels in the form of two documents', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.close());

  const running = async (): Promise<AutomationExecutionMetadata[]> =>
    (
      await system.ssm.send(
        new DescribeAutomationExecutionsCommand({
          Filters: [{ Key: 'ExecutionStatus', Values: ['Pending', 'InProgress', 'Waiting'] }],
        }),
      )
    ).AutomationExecutionMetadataList ?? [];

  it('ends Approved when the approver of each level approves', async () => {
    const arn = await startRequest(system, 'publish', { name: 'all-approve' });

    for (const [index, person] of APPROVERS.entries()) {
      const [item] = await inbox(system, person);
      expect(item).toMatchObject({ request_id: requestId(arn), level: index + 1 });
      expect(states(await show(system, arn))[index]).toBe('waiting');
      await answer(system, 'approve', `${item?.request_id}/${item?.level}`, person);
    }

    const { status, output } = await describeRun(system, arn);
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '')).toMatchObject({
      is_approved: true,
      outcome: 'approved',
      level: 3,
      backend: 'ssm-automation',
      decided_by: [{ principal: system.person('takahashi').principalArn, answer: 'approve' }],
    });
    expect(await show(system, arn)).toMatchObject({ state: 'approved' });
    expect(await running()).toEqual([]);
  });

  it.each([1, 2, 3])('ends Rejected when level %i rejects, and asks nobody after it', async (level) => {
    const name = `reject-${level}`;
    const arn = await startRequest(system, 'publish', { name });
    for (const person of APPROVERS.slice(0, level - 1)) await answer(system, 'approve', arn, person);
    await answer(system, 'reject', arn, APPROVERS[level - 1] ?? '');

    const { status, output } = await describeRun(system, arn);
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '') as Decision).toMatchObject({
      is_approved: false,
      outcome: 'rejected',
      level,
      decided_by: [{ principal: system.person(APPROVERS[level - 1] ?? '').principalArn, answer: 'reject' }],
    });
    expect(states(await show(system, arn))).toEqual([
      ...Array<string>(level - 1).fill('approved'),
      'rejected',
      ...Array<string>(3 - level).fill('skipped'),
    ]);
    for (const person of APPROVERS) expect(await inbox(system, person)).toEqual([]);
    expect(await running()).toEqual([]);
  });

  it('mails each level what to review, once', async () => {
    const { address, before } = { address: 'sato@example.com', before: await mails('sato@example.com') };
    const arn = await startRequest(system, 'publish', {
      name: 'mailed',
      input: {
        ...system.flow('publish').inputExample,
        level1_confirmation_file: 'draft-7.html',
        level1_confirmation_url: 'https://example.com/draft-7',
      },
    });

    const after = await mails(address);
    expect(after.length - before.length).toBe(1);
    expect(after[0]?.message).toContain('draft-7.html');
    expect(after[0]?.message).toContain('https://example.com/draft-7');
    await answer(system, 'reject', arn, 'sato');
  });

  const mails = (to: string): Promise<readonly { message: string }[]> =>
    system.ringiJson<readonly { message: string }[]>('mail', '--to', to);
});
