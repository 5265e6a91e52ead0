import { describeDiagnostic, validateDefinition } from '../index.js';

const pass = { Type: 'Pass', End: true };
const found = (definition: unknown) => validateDefinition(definition).map(describeDiagnostic);

describe('validateDefinition', () => {
  it('finds nothing in a valid machine of either query language', () => {
    const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
    expect(found({ StartAt: 'A', States: { A: { ...task, Parameters: { 'x.$': '$.x' } } } })).toEqual([]);
    expect(
      found({
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: { A: { ...task, Arguments: '{% $states.input %}' } },
      }),
    ).toEqual([]);
  });

  it("uses AWS's wording for missing fields, on the machine and in a branch", () => {
    expect(found({ StartAt: 'A' })).toEqual([
      'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /',
    ]);
    expect(
      found({ StartAt: 'P', States: { P: { Type: 'Parallel', End: true, Branches: [{ StartAt: 'B' }] } } }),
    ).toEqual(['SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /States/P/Branches/0']);
  });

  it('finds missing targets of Next, Default, choices and catchers, and states nobody reaches', () => {
    const definition = {
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Gone' }], Default: 'T' },
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Lost' }],
          Next: 'Away',
        },
        Alone: pass,
      },
    };
    expect(found(definition)).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/C/Choices/0/Next",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Away at /States/T/Next",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Lost at /States/T/Catch/0/Next",
      'MISSING_TRANSITION_TARGET: State "Alone" is not reachable. at /States/Alone',
    ]);
  });

  it('refuses fields of the other query language and JSONPath states in a JSONata machine', () => {
    const state = { ...pass, Parameters: {} };
    expect(found({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: state } })).toEqual([
      "SCHEMA_VALIDATION_FAILED: Field 'Parameters' is not supported with the query language JSONata at /States/A/Parameters",
    ]);
    expect(
      found({
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: { A: { ...pass, QueryLanguage: 'JSONPath' } },
      }),
    ).toEqual([
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A",
    ]);
  });

  it('escapes state names in pointers and finds a name used twice across branches', () => {
    const branch = { StartAt: 'a/b', States: { 'a/b': pass } };
    expect(
      found({ StartAt: 'P', States: { P: { Type: 'Parallel', End: true, Branches: [branch, branch] } } }),
    ).toEqual(['DUPLICATE_STATE_NAME: Duplicate state name: a/b at /States/P/Branches/1/States/a~1b']);
  });

  it.each([
    ['a state with both Next and End', { Type: 'Pass', Next: 'A', End: true }, '/States/A'],
    ['a state with neither', { Type: 'Pass' }, '/States/A'],
    ['an unknown type', { Type: 'Sleep', End: true }, '/States/A/Type'],
    [
      'a Wait with a bad timestamp',
      { Type: 'Wait', Timestamp: '2026-13-01T00:00:00Z', End: true },
      '/States/A/Timestamp',
    ],
    [
      'an action the integration has not',
      { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:query', End: true },
      '/States/A/Resource',
    ],
    [
      'a payload member that is no path',
      { Type: 'Pass', Parameters: { 'a.$': 'b' }, End: true },
      '/States/A/Parameters',
    ],
  ])('refuses %s', (_, state, location) => {
    expect(validateDefinition({ StartAt: 'A', States: { A: state } }).map((d) => d.location)).toContain(
      location,
    );
  });

  it('refuses what is no object', () => {
    expect(validateDefinition([])).toEqual([
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: 'Definition must be a valid JSON object',
      },
    ]);
  });
});
