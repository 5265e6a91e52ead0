import { flowOf, flowSource, level } from '../testing/fixtures.js';
import { defineFlow, FlowError, type FlowSource } from './define-flow.js';

const problemsOf = (source: unknown): string[] => {
  try {
    defineFlow(source as FlowSource);
  } catch (error) {
    if (error instanceof FlowError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
};

describe('defineFlow', () => {
  it('fills in the defaults of a level', () => {
    const [first] = flowOf().levels;

    expect(first).toMatchObject({ min_required_approvals: 1, duration: 'P7D' });
    expect(first?.message).toContain('{file}');
  });

  it('names every wrong field with its path in one error', () => {
    const problems = problemsOf({
      ...flowSource({ name: 'Bad Name' }),
      colour: 'red',
      levels: [level({ duration: 'P1M', approvers: [] }), { ...level(), approver: 'sato' }],
    });

    expect(problems.map((problem) => problem.split(':')[0])).toEqual(
      expect.arrayContaining([
        'name',
        'colour',
        'levels.0.duration',
        'levels.0.approvers',
        'levels.1.approver',
      ]),
    );
  });

  it('gives a reason with every path, and looks at right levels beside wrong ones', () => {
    const problems = problemsOf({
      ...flowSource(),
      title: { en: 'x', fr: 'y' },
      levels: [level({ email: ['nomail'] }), level({ min_required_approvals: 4 })],
    });

    expect(problems).toEqual([
      'title: must be a text of 1 to 200 characters, or one in each language: { en, ja }',
      'levels.0.email.0: Invalid email address',
      'levels.1.min_required_approvals: is 4 of 1 approvers',
    ]);
  });

  it.each([
    [
      'a quorum of more approvers than there are',
      { min_required_approvals: 2 },
      'levels.0.min_required_approvals',
    ],
    ['an approver named twice', { approvers: ['sato', 'sato'] }, 'levels.0.approvers'],
    [
      'more approvers than the backend takes',
      { approvers: 'abcdefghijk'.split('').map((c) => `person-${c}`) },
      'levels.0.approvers',
    ],
    ['a wait longer than the backend waits', { duration: 'P31D' }, 'levels.0.duration'],
    [
      'a form the backend does not have',
      { backend: { id: 'ssm-automation', form: 'two' } },
      'levels.0.backend.form',
    ],
    ['a backend there is not', { backend: { id: 'fax' } }, 'levels.0.backend.id'],
    ['a mail address that is none', { email: ['sato'] }, 'levels.0.email.0'],
  ])('refuses %s', (_what, changes, path) => {
    expect(problemsOf(flowSource({ levels: [level(changes as never)] })).join()).toContain(path);
  });

  it('refuses levels that together wait longer than an execution can run', () => {
    const levels = Array.from({ length: 13 }, () => level({ duration: 'P30D' }));

    expect(problemsOf(flowSource({ levels })).join()).toContain('365 days');
  });

  it('refuses overridable approvers without a list of allowed ones', () => {
    expect(problemsOf(flowSource({ overridable: ['approvers'] })).join()).toContain('allowed_approvers');
  });

  it('takes a wait as long as the backend allows', () => {
    expect(problemsOf(flowSource({ levels: [level({ duration: 'P30D' })] }))).toEqual([]);
  });
});
