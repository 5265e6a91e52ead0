import { AslImportError, fromASL } from '../index.js';

const reasons = (json: unknown): string[] => {
  try {
    fromASL(json);
  } catch (error) {
    if (error instanceof AslImportError)
      return error.findings.map(({ pointer, reason }) => `${pointer}: ${reason}`);
    throw error;
  }
  return [];
};

describe('fromASL', () => {
  it('keeps the order of keys and fields that nobody knows', () => {
    const text =
      '{"States":{"B":{"End":true,"Type":"Pass","New":[{"z":1,"a":null}]}},"StartAt":"B","Newer":{"__proto__":1}}';
    expect(JSON.stringify(fromASL(text).toASL())).toBe(text);
    expect(JSON.stringify(fromASL(JSON.parse(text)).toASL())).toBe(text);
  });

  it('gives a fresh copy each time and keeps none of what it read', () => {
    const json = { StartAt: 'A', States: { A: { Type: 'Pass', Result: { n: 1 }, End: true } } };
    const machine = fromASL(json);
    json.States.A.Result.n = 2;
    (machine.toASL().States as typeof json.States).A.Result.n = 3;
    expect((machine.toASL().States as typeof json.States).A.Result.n).toBe(1);
  });

  it.each([
    [[], ': has to be an object with StartAt and States'],
    [null, ': has to be an object with StartAt and States'],
    ['[', /^: is not JSON: /],
    [{ StartAt: 1, States: { A: { Type: 'Pass' } } }, "/StartAt: 'StartAt' has to be the name of a state"],
    [{ StartAt: 'B', States: { A: { Type: 'Pass' } } }, "/StartAt: there is no state 'B'"],
    [{ StartAt: 'A', States: {} }, "/States: 'States' has to be an object with at least one state"],
    [{ StartAt: 'A', States: { A: 1 } }, '/States/A: a state has to be an object'],
    [
      { StartAt: 'A', States: { A: { Type: 'Choice', Choices: [{}] } } },
      '/States/A/Choices/0/Next: has to be the name of a state',
    ],
    [
      { StartAt: 'A', States: { A: { Type: 'Task', Catch: [{ Next: 'B' }] } } },
      "/States/A/Catch/0/Next: there is no state 'B'",
    ],
    [
      { StartAt: 'A', States: { A: { Type: 'Map' } } },
      '/States/A/ItemProcessor: has to be an object with StartAt and States',
    ],
    [
      { StartAt: 'A', States: { A: { Type: 'Parallel', Branches: [1] } } },
      '/States/A/Branches/0: has to be an object with StartAt and States',
    ],
    [{ StartAt: 'A', States: { A: { Type: 'Pass', Result: NaN } } }, '/States/A/Result: NaN is not JSON'],
    [
      { StartAt: 'A', States: { A: { Type: 'Pass', Result: () => 1 } } },
      '/States/A/Result: a value of type function is not JSON',
    ],
    [
      { StartAt: 'A', States: { A: { Type: 'Pass', Result: new Date(0) } } },
      '/States/A/Result: an instance of a class is not JSON',
    ],
  ])('refuses %j with the place and the reason', (json, reason) => {
    expect(reasons(json)[0]).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
  });

  it('refuses a value that contains itself', () => {
    const json: Record<string, unknown> = { StartAt: 'A' };
    json['States'] = { A: json };
    expect(reasons(json)).toEqual(['/States/A: the value contains itself']);
  });

  it('refuses what is nested so deep that nothing could print it', () => {
    const text = `{"StartAt":"A","States":{"A":{"Type":"Pass","Result":${'['.repeat(50_000)}${']'.repeat(50_000)},"End":true}}}`;
    expect(reasons(text)).toEqual([expect.stringMatching(/is nested more than 250 levels deep$/)]);
  });
});
