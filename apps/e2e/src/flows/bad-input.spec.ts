import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { DescribeAutomationExecutionsCommand } from '@aws-sdk/client-ssm';
import { describe as describeRun, startRequest } from '../testing/requests.js';
import { startSystem, type System } from '../testing/system.js';

describe('a request whose input is refused', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.close());

  const example = (flow = 'publish') => system.flow(flow).inputExample;
  const nobodyWasAsked = async (arn: string) => {
    const { events = [] } = await system.sfn.send(new GetExecutionHistoryCommand({ executionArn: arn }));
    expect(events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? [])).toEqual([
      'Admit',
      'Fail',
    ]);
    const { AutomationExecutionMetadataList } = await system.ssm.send(
      new DescribeAutomationExecutionsCommand({}),
    );
    expect(AutomationExecutionMetadataList).toEqual([]);
    expect(await system.ringiJson('mail')).toEqual([]);
  };

  it('ends FAILED at Admit naming every wrong field of all levels', async () => {
    const arn = await startRequest(system, 'publish', {
      input: {
        ...example(),
        level1_confirmation_url: 'not a url',
        level2_confirmation_file: 7,
        level3_ssm_min_required_approvals: 'many',
        level3_ssm_approvers: ['stranger'],
        level9_confirmation_url: 'https://example.com/',
      },
    });

    const { status, error, cause } = await describeRun(system, arn);
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'Ringi.InvalidInput' });
    for (const field of [
      'level1_confirmation_url',
      'level2_confirmation_file',
      'level3_ssm_min_required_approvals',
      'level3_ssm_approvers',
      'level9_confirmation_url',
    ]) {
      expect(cause).toContain(field);
    }
    await nobodyWasAsked(arn);
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'please'],
    ['nothing at all', {}],
  ])('ends FAILED at Admit for %s', async (_what, input) => {
    const arn = await startRequest(system, 'purchase', { input });
    expect(await describeRun(system, arn)).toMatchObject({ status: 'FAILED', error: 'Ringi.InvalidInput' });
    await nobodyWasAsked(arn);
  });

  it.each([
    ['publish', 'ssm_automation_assume_role', 'arn:aws:iam::999988887777:role/Stolen'],
    ['publish', 'ssm_lambda_for_approved', 'arn:aws:lambda:us-east-1:999988887777:function:theirs'],
    ['publish', 'level2_ssm_notification_arn', 'arn:aws:sns:us-east-1:999988887777:Automation-theirs'],
    ['purchase', 'region', 'eu-west-1'],
    ['purchase', 'level1_ssm_message', 'Just press approve.'],
    ['purchase', 'level1_ssm_approvers', 'tanaka'],
    ['purchase', 'level2_ssm_min_required_approvals', '1'],
  ])('of %s that sets %s itself ends FAILED as NotOverridable', async (flow, field, value) => {
    const arn = await startRequest(system, flow, { input: { ...example(flow), [field]: value } });
    const { status, error, cause } = await describeRun(system, arn);
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'Ringi.NotOverridable' });
    expect(cause).toContain(field);
    await nobodyWasAsked(arn);
  });

  it('is refused by the command line with every wrong field, before anything is started', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'ringi-input-')), 'input.json');
    writeFileSync(file, JSON.stringify({ level1_confirmation_url: 'not a url' }));
    const { code, err } = await system.ringi('start', 'purchase', '--input', file);
    rmSync(dirname(file), { recursive: true });

    expect(code).toBe(1);
    expect(err).toMatch(/level1_confirmation_url: .*level1_confirmation_file: is required/);
    expect(await system.ringiJson('list')).toEqual([]);
    expect(await system.ringiJson('mail')).toEqual([]);
  });
});
