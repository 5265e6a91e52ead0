import { ApproverSchema, FlowSchema } from './flow.schema.js';
import { RingiError } from './errors.js';

describe('ApproverSchema', () => {
  it.each([
    'sato',
    'hanako.sato@example.com',
    'arn:aws:iam::111122223333:role/Approvers',
    'arn:aws:iam::111122223333:user/sato',
    'arn:aws:sts::111122223333:assumed-role/RingiApprover/sato',
    'arn:aws-us-gov:iam::111122223333:role/path/Approvers',
  ])('takes %s', (approver) => {
    expect(ApproverSchema.safeParse(approver).success).toBe(true);
  });

  it.each([
    '',
    's',
    'two words',
    'arn:aws:sns:us-east-1:111122223333:Topic',
    'arn:aws:iam::XXXXXXXXXXXX:role/x',
    'a'.repeat(65),
  ])('refuses %p', (approver) => {
    expect(ApproverSchema.safeParse(approver).success).toBe(false);
  });
});

it('a flow of another schema version is refused, not guessed at', () => {
  const { error } = FlowSchema.safeParse({ schema_version: 2 });

  expect(error?.issues.map(({ path }) => path.join('.'))).toContain('schema_version');
});

it('an error bears the name that Step Functions reports', () => {
  const cause = new Error('below');

  expect(new RingiError('Ringi.Closed', 'Closed.', { cause })).toMatchObject({ name: 'Ringi.Closed', cause });
});
