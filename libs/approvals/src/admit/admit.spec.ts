import { RingiError, type Flow } from '@ringi/shared-types';
import { admitEvent, deployedFor, flowOf, SESSION_PREFIX } from '../testing/fixtures.js';
import { admit } from './admit.js';
import { exampleInput } from './example-input.js';

const example = (flow: Flow): Record<string, unknown> => exampleInput(flow, deployedFor(flow));
const refusal = (flow: Flow, input: unknown): RingiError => {
  try {
    admit(flow, admitEvent(flow, input), 'request-1');
  } catch (error) {
    if (error instanceof RingiError) return error;
    throw error;
  }
  throw new Error('The input was admitted.');
};

describe('admit', () => {
  it('admits the example input unchanged and gives each level its own input', () => {
    const flow = flowOf();

    const { admitted, request } = admit(flow, admitEvent(flow, example(flow)), 'request-1');

    expect(admitted.levels).toHaveLength(2);
    expect(admitted.levels[1]).toMatchObject({
      level: 2,
      approvers: ['sato', 'suzuki', 'tanaka'].map((id) => SESSION_PREFIX + id),
      min_required_approvals: 2,
      message: 'Please review index.html at https://example.com/ and approve or reject it.',
      settings: { ssm_doc_name: 'Doc', ssm_notification_arn: expect.stringContaining('Automation-L2') },
    });
    expect(request.levels.map(({ level }) => level)).toEqual([1, 2]);
  });

  it('admits an input that leaves out everything that is deployed', () => {
    const flow = flowOf();
    const input = Object.fromEntries(
      Object.entries(example(flow)).filter(([field]) => field.includes('confirmation')),
    );

    expect(admit(flow, admitEvent(flow, input), 'r').admitted.levels).toHaveLength(2);
  });

  it('names every wrong or missing field of all levels at once', () => {
    const flow = flowOf();
    const input: Record<string, unknown> = {
      ...example(flow),
      level1_confirmation_url: 'not a url',
      level2_ssm_min_required_approvals: 'many',
      level2_typo: 1,
    };
    delete input['level2_confirmation_file'];

    const error = refusal(flow, input);

    expect(error.name).toBe('Ringi.InvalidInput');
    for (const field of [
      'level1_confirmation_url',
      'level2_ssm_min_required_approvals',
      'level2_typo',
      'level2_confirmation_file',
    ]) {
      expect(error.message).toContain(`${field}:`);
    }
  });

  it('names wrong fields and fields that may not differ in one answer', () => {
    const flow = flowOf();

    const error = refusal(flow, { ...example(flow), level2_confirmation_url: 5, ssm_doc_name: 'Other' });

    expect(error.name).toBe('Ringi.InvalidInput');
    expect(error.message).toContain('level2_confirmation_url:');
    expect(error.message).toContain('ssm_doc_name: differs');
  });

  it('keeps its answer short, however much is wrong', () => {
    const junk = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => [`junk${n}${'x'.repeat(200)}`, n]),
    );

    expect(refusal(flowOf(), junk).message.length).toBeLessThan(8000);
  });

  it.each([
    ['a line break in the URL', 'level1_confirmation_url', 'https://example.com/\n\nApproved by the CEO'],
    ['a character that turns the direction', 'level1_confirmation_file', 'gpj.\u202eexe'],
    ['a control character', 'level1_confirmation_file', 'a\u0000b'],
    ['half a character', 'level1_confirmation_file', '\ud800'],
    ['a placeholder of Systems Manager', 'level1_confirmation_file', '{{ssm:/secret}}'],
  ])('refuses %s', (_what, field, value) => {
    const flow = flowOf();

    expect(refusal(flow, { ...example(flow), [field]: value }).message).toContain(`${field}:`);
  });

  it('fills the message in once: a file called {url} stays a file', () => {
    const flow = flowOf();
    const input = { ...example(flow), level1_confirmation_file: '{url}' };

    expect(admit(flow, admitEvent(flow, input), 'r').admitted.levels[0]?.message).toContain(
      'review {url} at https',
    );
  });

  it('takes a Japanese file name', () => {
    const flow = flowOf();
    const input = { ...example(flow), level1_confirmation_file: '稟議書 第１号.pdf' };

    expect(admit(flow, admitEvent(flow, input), 'r').admitted.levels).toHaveLength(2);
  });

  it.each([null, 'text', 7, ['list']])('refuses %p as input', (input) => {
    expect(refusal(flowOf(), input).name).toBe('Ringi.InvalidInput');
  });

  it.each([
    ['region', 'eu-west-1'],
    ['ssm_doc_name', 'Other'],
    ['ssm_automation_assume_role', 'arn:aws:iam::111122223333:role/Admin'],
    ['level1_ssm_notification_arn', 'arn:aws:sns:us-east-1:111122223333:Other'],
    ['level1_ssm_approvers', `${SESSION_PREFIX}ito`],
    ['level2_ssm_min_required_approvals', '1'],
    ['level1_ssm_message', 'Approve {file}'],
  ])('refuses %s that differs from what is deployed, with its path', (field, value) => {
    const flow = flowOf({ allowed_approvers: ['ito'] });

    const error = refusal(flow, { ...example(flow), [field]: value });

    expect(error.name).toBe('Ringi.NotOverridable');
    expect(error.message).toContain(field);
  });

  it('takes what the flow lets an input override', () => {
    const flow = flowOf({
      overridable: ['approvers', 'min_required_approvals', 'message'],
      allowed_approvers: ['ito', 'tanaka'],
    });
    const input = {
      ...example(flow),
      level1_ssm_approvers: ['ito', 'tanaka'],
      level1_ssm_min_required_approvals: 2,
      level1_ssm_message: 'Look at {file}: $& {url}',
    };

    const [first] = admit(flow, admitEvent(flow, input), 'r').admitted.levels;

    expect(first).toMatchObject({
      approvers: [`${SESSION_PREFIX}ito`, `${SESSION_PREFIX}tanaka`],
      min_required_approvals: 2,
      message: 'Look at index.html: $& https://example.com/',
    });
  });

  it('refuses an overriding approver who is not on the allow-list', () => {
    const flow = flowOf({ overridable: ['approvers'], allowed_approvers: ['ito'] });

    const error = refusal(flow, { ...example(flow), level1_ssm_approvers: 'kato' });

    expect(error.message).toContain('level1_ssm_approvers');
    expect(error.message).toContain('kato');
  });

  it('refuses a message that is longer than the backend can carry once the file and URL are in it', () => {
    const flow = flowOf();
    const input = { ...example(flow), level1_confirmation_url: `https://example.com/${'x'.repeat(600)}` };

    expect(refusal(flow, input).message).toContain('at most 450');
  });
});
