import { mutantsOf, MUTATIONS } from './mutants.js';
import { substitute } from './placeholders.js';
import { readRecords } from './records.js';
import { corpusReport } from './report.js';

const definition = {
  StartAt: 'A',
  States: {
    A: { Type: 'Task', Resource: '${FunctionArn}', TimeoutSeconds: '${Time}', Next: 'B' },
    B: { Type: 'Map', Iterator: { StartAt: 'C', States: { C: { Type: 'Pass', End: true } } }, End: true },
  },
};

describe('a corpus of definitions', () => {
  it.each([
    ['{', 'the file is not JSON'],
    ['{}', 'a JSON array of { repo, path, definition }'],
    ['[{}]', 'record 0 has no definition'],
  ])('is refused when it is %s', (text, reason) => {
    expect(() => readRecords(text)).toThrow(reason);
  });

  it('has its placeholders filled by what their place asks for', () => {
    expect(substitute(definition)).toMatchObject({
      States: { A: { Resource: expect.stringMatching(/^arn:aws:lambda:/) as string, TimeoutSeconds: 10 } },
    });
    expect(substitute({ Resource: 'arn:${AWS::Partition}:states:::sqs:sendMessage', x: 'a-${b}' })).toEqual({
      Resource: 'arn:aws:states:::sqs:sendMessage',
      x: 'a-placeholder',
    });
  });

  it('is spoilt in one place at a time, nested states included, and stays as it was', () => {
    const before = structuredClone(definition);
    const misspelt = MUTATIONS.find(({ kind }) => kind === 'Type is misspelt');
    const mutants = misspelt ? [...mutantsOf(definition, misspelt)] : [];
    expect(mutants).toHaveLength(3);
    expect(mutants[2]).toMatchObject({ States: { B: { Iterator: { States: { C: { Type: 'Passs' } } } } } });
    expect(definition).toEqual(before);
  });

  it('is spoilt by every kind into something else than it was', () => {
    for (const mutation of MUTATIONS) {
      for (const mutant of mutantsOf(definition, mutation)) expect(mutant).not.toEqual(definition);
    }
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(12);
  });

  it('is reported on with the reasons, one bad definition among good ones', () => {
    const records = [
      { repo: 'r', path: 'good', definition },
      { repo: 'r', path: 'bad', definition: { StartAt: 'A' } },
    ];
    const report = corpusReport(records, () => definition);
    expect(report).toMatchObject({ definitions: 2, lossless: 1, reemitted: 1, structured: 1 });
    expect(report.notLossless).toEqual([
      { repo: 'r', path: 'bad', reason: "/States: 'States' has to be an object with at least one state" },
    ]);
    expect(report.mutants.find(({ kind }) => kind === 'Next names no state')).toMatchObject({
      mutants: 1,
      killed: 1,
    });
  });
});
