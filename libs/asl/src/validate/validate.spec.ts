import { awsLocation, describeDiagnostic, validateDefinition, type ValidateOptions } from '../index.js';

const end = { Type: 'Succeed' };
const pass = { Type: 'Pass', End: true };
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const task = { Type: 'Task', Resource: lambda, End: true };
const block = { StartAt: 'B', States: { B: pass } };

const found = (definition: unknown, options?: ValidateOptions) =>
  validateDefinition(definition, options).map(describeDiagnostic);
/** A machine of one state, `S`, and where it may lead, `Z`. */
const of = (state: object, machine: object = {}) => ({
  StartAt: 'S',
  States: { S: state, ...(JSON.stringify(state).includes('"Z"') && { Z: end }) },
  ...machine,
});

describe('validateDefinition', () => {
  it('finds nothing in a valid machine of either query language', () => {
    expect(found(of({ ...task, Parameters: { 'x.$': '$.x', 'y.$': 'States.UUID()' } }))).toEqual([]);
    const jsonata = { ...task, Arguments: '{% $states.input %}', TimeoutSeconds: '{% $limit %}' };
    expect(found(of(jsonata, { QueryLanguage: 'JSONata' }))).toEqual([]);
    expect(found(of({ ...jsonata, QueryLanguage: 'JSONata' }))).toEqual([]);
  });

  it.each([[[]], [null], ['text']])('refuses %j, which is no object, without a place', (definition) => {
    expect(validateDefinition(definition)).toEqual([
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: 'Definition must be a valid JSON object',
      },
    ]);
  });

  it('gives places as JSON pointers, and AWS’s notation of them in descriptions', () => {
    const odd = { Type: 'Pass', Next: 'Gone' };
    const nested = { StartAt: 'a/b~c', States: { 'a/b~c': odd } };
    const [finding] = validateDefinition(of({ Type: 'Parallel', Branches: [nested], End: true }));
    expect(finding?.location).toBe('/States/S/Branches/0/States/a~1b~0c/Next');
    expect(finding && describeDiagnostic(finding)).toBe(
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/S/Branches[0]/States/a/b~c/Next",
    );
  });

  it('keeps a state named like an index apart from an index', () => {
    expect(awsLocation('/States/0/Choices/1/And/2/Next')).toBe('/States/0/Choices[1]/And[2]/Next');
    expect(awsLocation('/States/States/Catch/0')).toBe('/States/States/Catch[0]');
    expect(awsLocation('/')).toBe('/');
    expect(awsLocation('[Source: (String)"x"]')).toBe('[Source: (String)"x"]');
  });
});

describe('where states lead', () => {
  it('finds missing targets of Next, Default, choices and catchers under the one name AWS has for them', () => {
    const definition = {
      StartAt: 'C',
      States: {
        C: {
          Type: 'Choice',
          Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Gone' }],
          Default: 'Off',
        },
        T: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Lost' }] },
      },
    };
    expect(found(definition)).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Off at /States/C/Default",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/C/Choices[0]/Next",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Lost at /States/T/Catch[0]/Next",
      'MISSING_TRANSITION_TARGET: State "T" is not reachable. at /States/T',
    ]);
  });

  it('takes a missing StartAt for a target as well, and reaches nothing from it', () => {
    expect(found({ StartAt: 'Gone', States: { A: pass } })).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /StartAt",
      'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A',
    ]);
  });

  it('asks the machine, not what is nested in it, for a state that ends it', () => {
    const loop = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } };
    expect(found(loop)).toEqual(['MISSING_END_STATE: Workflow has no terminal state at null']);
    expect(validateDefinition(loop)[0]).not.toHaveProperty('location');
    const unreached = { ...loop, States: { ...loop.States, Alone: { Type: 'Pass', Next: 'A' } } };
    expect(found(unreached)).toEqual(['MISSING_END_STATE: Workflow has no terminal state at null']);
    expect(found(of({ Type: 'Map', ItemProcessor: loop, End: true }))).toEqual([]);
  });

  it('finds the dangling target first where both are wrong', () => {
    expect(found({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Gone' } } })).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/A/Next",
      'MISSING_END_STATE: Workflow has no terminal state at null',
    ]);
  });

  it('does not let a state lead out of its block', () => {
    const branch = { StartAt: 'B', States: { B: { Type: 'Pass', Next: 'Z' } } };
    expect(
      found({
        StartAt: 'P',
        States: { P: { Type: 'Parallel', Branches: [branch], Next: 'Z' }, Z: end },
      }),
    ).toEqual(["MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /States/P/Branches[0]/States/B/Next"]);
  });
});

describe('names', () => {
  it('are unique in the whole machine', () => {
    expect(found(of({ Type: 'Parallel', Branches: [block, block], End: true }))).toEqual([
      'DUPLICATE_STATE_NAME: Duplicate State name: B at /States/S/Branches[1]/States/B',
    ]);
  });

  it('have at most 80 characters, counted as people count', () => {
    expect(found({ StartAt: '✓'.repeat(80), States: { ['✓'.repeat(80)]: pass } })).toEqual([]);
    expect(found({ StartAt: '🙂'.repeat(80), States: { ['🙂'.repeat(80)]: pass } })).toEqual([]);
    const long = 'a'.repeat(81);
    expect(validateDefinition({ StartAt: long, States: { [long]: pass } })).toMatchObject([
      { code: 'INVALID_STATE_NAME', location: `/States/${long}` },
    ]);
  });

  it('of labels are unique, at most 40 characters, and free of what ARNs cannot hold', () => {
    const map = (Label: string, name: string) => ({
      Type: 'Map',
      Label,
      ItemProcessor: { StartAt: name, States: { [name]: pass } },
    });
    const two = {
      StartAt: 'A',
      States: { A: { ...map('Same', 'a'), Next: 'B' }, B: { ...map('Same', 'b'), End: true } },
    };
    expect(found(two)).toEqual(['DUPLICATE_LABEL_NAME: Duplicate Label name: Same at /States/B/Label']);
    for (const label of ['x'.repeat(41), 'a b', 'a:b']) {
      expect(validateDefinition(of({ ...map(label, 'a'), End: true }))).toMatchObject([
        { code: 'INVALID_LABEL_NAME', location: '/States/S/Label' },
      ]);
    }
  });
});

describe('query languages', () => {
  it('refuse the fields of each other at the state', () => {
    expect(found(of({ ...pass, Output: {} }))).toEqual([
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/S",
    ]);
    expect(found(of({ ...pass, InputPath: '$' }, { QueryLanguage: 'JSONata' }))).toEqual([
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/S",
    ]);
  });

  it('cannot be taken back, which is all that is said of such a state', () => {
    const state = { ...pass, QueryLanguage: 'JSONPath', Output: '{% 1 %}' };
    expect(found(of(state, { QueryLanguage: 'JSONata' }))).toEqual([
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/S",
    ]);
  });

  it('are the machine’s inside a Map or a Parallel, whatever those have chosen', () => {
    const inner = { StartAt: 'B', States: { B: { ...pass, Output: '{% 1 %}' } } };
    const map = { Type: 'Map', QueryLanguage: 'JSONata', ItemProcessor: inner, End: true };
    expect(validateDefinition(of(map)).map(({ location }) => location)).toEqual([
      '/States/S/ItemProcessor/States/B',
    ]);
  });

  it('are JSONata for every value but exactly "JSONPath", and one of the two', () => {
    expect(found(of({ ...pass, QueryLanguage: 'jsonata', Output: 1, InputPath: '$.a' }))).toEqual([
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/S",
      'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /States/S/QueryLanguage',
    ]);
    expect(found(of(pass, { QueryLanguage: 5 }))).toEqual([
      'SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /QueryLanguage',
    ]);
    expect(
      found(of({ Type: 'Map', ItemProcessor: { ...block, QueryLanguage: 'JSONata' }, End: true })),
    ).toEqual([
      "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/S/ItemProcessor",
    ]);
  });
});

describe('EXPRESS machines', () => {
  const map = {
    Type: 'Map',
    ItemProcessor: { ...block, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } },
    End: true,
  };
  it.each([
    [
      {
        ...task,
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'q', MessageBody: 'm' },
      },
      "Express state machine does not support '.waitForTaskToken' service integration  at /States/S/Resource",
    ],
    [
      {
        ...task,
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { 'StateMachineArn.$': '$.arn' },
      },
      "Express state machine does not support '.sync' service integration at /States/S/Resource",
    ],
    [
      { ...task, Resource: 'arn:aws:states:us-east-1:123456789012:activity:a' },
      'Express state machine does not support Activity ARN at /States/S/Resource',
    ],
    [
      map,
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at /States/S/ItemProcessor/ProcessorConfig/Mode",
    ],
  ])('refuse what only STANDARD ones have: %#', (state, message) => {
    expect(found(of(state))).toEqual([]);
    expect(found(of(state), { type: 'EXPRESS' })).toEqual([`SCHEMA_VALIDATION_FAILED: ${message}`]);
  });
});
