import { describeDiagnostic, validateDefinition } from '../index.js';

const pass = { Type: 'Pass', End: true };
const task = {
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  End: true,
};
const wait = { Type: 'Wait', End: true };
const processor = { StartAt: 'B', States: { B: pass } };
const map = { Type: 'Map', ItemProcessor: processor, End: true };
const distributed = {
  ...map,
  ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
};
const reader = (config: object) => ({
  ...distributed,
  ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: config, Parameters: {} },
});
const retry = (retrier: object) => ({ ...task, Retry: [{ ErrorEquals: ['A'], ...retrier }] });
const choice = (...Choices: object[]) => ({ Type: 'Choice', Choices, Default: 'Z' });
const rule = (test: object) => choice({ Next: 'Z', ...test });

/** What is found in a machine of one state, `S`, and its successor `Z`. */
function found(state: object, queryLanguage = 'JSONPath'): string[] {
  const States = { S: state, ...(JSON.stringify(state).includes('"Z"') && { Z: { Type: 'Succeed' } }) };
  return validateDefinition({ QueryLanguage: queryLanguage, StartAt: 'S', States }).map(describeDiagnostic);
}

/** `place` is below the state. */
const schema = (message: string, place = '') => `SCHEMA_VALIDATION_FAILED: ${message} at /States/S${place}`;

describe('a definition is refused in AWS’s words for', () => {
  it.each<[string, object, string]>([
    ['no Type', { End: true }, schema('These fields are required: [Type]')],
    [
      'an unknown Type',
      { Type: 'Sleep', End: true },
      schema(
        "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]",
        '/Type',
      ),
    ],
    ['a field nobody knows', { ...pass, Nxt: 'Z' }, schema("Field 'Nxt' is not supported")],
    ['a field of another type of state', { ...pass, Retry: [] }, schema("Field 'Retry' is not supported")],
    [
      'Next and End',
      { ...pass, Next: 'Z' },
      schema('There should only be one of the following fields: [Next, End]'),
    ],
    [
      'neither Next nor End',
      { Type: 'Pass', End: false },
      schema('This object should have only one of the following fields: [Next, End]'),
    ],
    [
      'an End that is a text',
      { Type: 'Pass', End: 'yes' },
      schema('Expected value of type [BOOLEAN]', '/End'),
    ],
    ['a Task without Resource', { Type: 'Task', End: true }, schema('These fields are required: [Resource]')],
    [
      'a Resource that is no ARN',
      { ...task, Resource: 'f' },
      schema('Value is not a valid resource ARN', '/Resource'),
    ],
    [
      'an action the service has not',
      { ...task, Resource: 'arn:aws:states:::dynamodb:query' },
      schema(
        'The resource provided arn:aws:states:::dynamodb:query is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.',
        '/Resource',
      ),
    ],
    [
      'an integration without its Parameters',
      { ...task, Resource: 'arn:aws:states:::lambda:invoke' },
      schema('Parameters field is required for resource ARN: arn:aws:states:::lambda:invoke'),
    ],
    [
      'Parameters of an integration that are no object',
      { ...task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: [] },
      schema('Expected value of type [OBJECT]', '/Parameters'),
    ],
    [
      'a role that is no text',
      { ...task, Credentials: { RoleArn: 5 } },
      schema('Expected value of type [STRING]', '/Credentials/RoleArn'),
    ],
    [
      'an argument that is missing',
      { ...task, Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { 'QueueUrl.$': '$.q' } },
      schema("The field 'MessageBody' is required but was missing", '/Parameters'),
    ],
    [
      'a pattern the service has not',
      { ...task, Resource: 'arn:aws:states:::lambda:invoke.sync' },
      schema(
        'The resource provided arn:aws:states:::lambda:invoke.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.',
        '/Resource',
      ),
    ],
    [
      'Credentials without RoleArn',
      { ...task, Credentials: {} },
      schema("The field 'RoleArn' is required but was missing", '/Credentials'),
    ],
    [
      'a timeout given twice',
      { ...task, TimeoutSeconds: 1, TimeoutSecondsPath: '$.t' },
      schema('There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath]'),
    ],
    ['a timeout of zero', { ...task, TimeoutSeconds: 0 }, schema('Minimum value is 1', '/TimeoutSeconds')],
    [
      'a timeout of more than three years',
      { ...task, TimeoutSeconds: 1e8 },
      schema('Maximum value is 99999999', '/TimeoutSeconds'),
    ],
    [
      'a timeout that is a text',
      { ...task, TimeoutSeconds: '5' },
      schema('Expected value of type Integer', '/TimeoutSeconds'),
    ],
    [
      'a Wait that does not say how long',
      wait,
      schema(
        'This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]',
      ),
    ],
    [
      'a Wait that says it twice',
      { ...wait, Seconds: 1, Timestamp: '2026-01-01T00:00:00Z' },
      schema(
        'There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]',
      ),
    ],
    ['Seconds below zero', { ...wait, Seconds: -1 }, schema('Minimum value is 0', '/Seconds')],
    [
      'a day that does not exist',
      { ...wait, Timestamp: '2026-02-30T00:00:00Z' },
      schema('String does not match RFC3339 timestamp', '/Timestamp'),
    ],
    [
      'a Parallel without Branches',
      { Type: 'Parallel', End: true },
      schema('These fields are required: [Branches]'),
    ],
    [
      'an empty list of Branches',
      { Type: 'Parallel', End: true, Branches: [] },
      schema('Value cannot be empty', '/Branches'),
    ],
    [
      'Branches that are no list',
      { Type: 'Parallel', End: true, Branches: {} },
      schema('Expected value of type [ARRAY]', '/Branches'),
    ],
    [
      'a branch without States',
      { Type: 'Parallel', End: true, Branches: [{ StartAt: 'B' }] },
      schema('These fields are required: [States]', '/Branches[0]'),
    ],
    [
      'a Map without processor',
      { Type: 'Map', End: true },
      schema('This object should have only one of the following fields: [ItemProcessor, Iterator]'),
    ],
    [
      'a distributed Map without ExecutionType',
      { ...map, ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED' } } },
      schema('These fields are required: [ExecutionType]', '/ItemProcessor/ProcessorConfig'),
    ],
    [
      'ExecutionType of an inline Map',
      {
        ...map,
        ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'INLINE', ExecutionType: 'EXPRESS' } },
      },
      schema("Field 'ExecutionType' is not supported", '/ItemProcessor/ProcessorConfig'),
    ],
    [
      'MaxConcurrency below zero',
      { ...map, MaxConcurrency: -1 },
      schema('Minimum value is 0', '/MaxConcurrency'),
    ],
    [
      'a tolerated percentage below zero',
      { ...map, ToleratedFailurePercentage: -1 },
      schema('Minimum value is 0.0', '/ToleratedFailurePercentage'),
    ],
    [
      'a tolerated percentage above 100',
      { ...map, ToleratedFailurePercentage: 100.5 },
      schema('Maximum value is 100.0', '/ToleratedFailurePercentage'),
    ],
    [
      'a path into the context object for a number',
      { ...map, MaxConcurrencyPath: '$$.Execution.Input.n' },
      schema('Value is not a Reference Path', '/MaxConcurrencyPath'),
    ],
    [
      'more items than there may be',
      reader({ InputType: 'JSON', MaxItems: 100_000_001 }),
      schema('Maximum value is 100000000', '/ItemReader/ReaderConfig/MaxItems'),
    ],
    [
      'a CSV file of which nobody knows where its header is',
      reader({ InputType: 'CSV' }),
      schema("The field 'CSVHeaderLocation' is required", '/ItemReader/ReaderConfig'),
    ],
    [
      'a given header that is not given',
      reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
      schema('These fields are required: [CSVHeaders]', '/ItemReader/ReaderConfig'),
    ],
    [
      'a header in a JSON file',
      reader({ InputType: 'JSON', CSVHeaderLocation: 'FIRST_ROW' }),
      schema("Field 'CSVHeaderLocation' is not supported", '/ItemReader/ReaderConfig'),
    ],
    [
      'a reader that does not read',
      { ...distributed, ItemReader: { Resource: 'arn:aws:states:::s3:putObject' } },
      schema(
        "The field 'Resource' does not match any of the allowed values. Examples: [arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2]",
        '/ItemReader/Resource',
      ),
    ],
    [
      'a retrier without ErrorEquals',
      { ...task, Retry: [{}] },
      schema('These fields are required: [ErrorEquals]', '/Retry[0]'),
    ],
    [
      'a retrier with no error',
      retry({ ErrorEquals: [] }),
      schema('Value cannot be empty', '/Retry[0]/ErrorEquals'),
    ],
    [
      'MaxAttempts below zero',
      retry({ MaxAttempts: -1 }),
      schema('Minimum value is 0', '/Retry[0]/MaxAttempts'),
    ],
    [
      'BackoffRate below one',
      retry({ BackoffRate: 0.5 }),
      schema('Minimum value is 1.0', '/Retry[0]/BackoffRate'),
    ],
    [
      'an unknown JitterStrategy',
      retry({ JitterStrategy: 'SOME' }),
      schema('Value should be one of the following: [NONE, FULL]', '/Retry[0]/JitterStrategy'),
    ],
    [
      'States.ALL among others',
      retry({ ErrorEquals: ['A', 'States.ALL'] }),
      schema('States.ALL must appear alone and at end of list', '/Retry[0]/ErrorEquals'),
    ],
    [
      'States.ALL before others',
      { ...task, Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] },
      schema('States.ALL must appear alone and at end of list', '/Retry[0]/ErrorEquals'),
    ],
    [
      'a catcher without Next',
      { ...task, Catch: [{ ErrorEquals: ['A'] }] },
      schema('These fields are required: [Next]', '/Catch[0]'),
    ],
    [
      'a Choice without Choices',
      { Type: 'Choice', Default: 'Z' },
      schema('These fields are required: [Choices]'),
    ],
    ['an empty list of Choices', choice(), schema('Value cannot be empty', '/Choices')],
    [
      'a rule without Next',
      choice({ Variable: '$.a', IsNull: true }),
      schema('These fields are required: [Next]', '/Choices[0]'),
    ],
    [
      'a rule of no kind',
      rule({}),
      schema(
        'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]',
        '/Choices[0]',
      ),
    ],
    [
      'a Next inside And',
      rule({ And: [{ Variable: '$.a', IsNull: true, Next: 'Z' }] }),
      schema("Field 'Next' is not supported", '/Choices[0]/And[0]'),
    ],
    [
      'a Variable that is no path',
      rule({ Variable: 'a', IsNull: true }),
      schema("Value is not a Reference Path: Reference path didn't start with '$'", '/Choices[0]/Variable'),
    ],
    [
      'a text for a numeric operator',
      rule({ Variable: '$.a', NumericEquals: 'many' }),
      schema('Expected value of type [NUMBER]', '/Choices[0]/NumericEquals'),
    ],
    [
      'an InputPath that is no path',
      { ...pass, InputPath: 'a' },
      schema('Value must be a valid JSONPath.', '/InputPath'),
    ],
    [
      'an OutputPath with an open bracket',
      { ...pass, OutputPath: '$.a[' },
      schema('Value must be a valid JSONPath.', '/OutputPath'),
    ],
    [
      'a ResultPath to many nodes',
      { ...pass, ResultPath: '$..a' },
      schema('Value is not a Reference Path', '/ResultPath'),
    ],
    [
      'a ResultPath to a variable',
      { ...pass, ResultPath: '$v' },
      schema('Value is not a Reference Path', '/ResultPath'),
    ],
    [
      'a dynamic field that is no path',
      { ...pass, Parameters: { deep: [{ 'a.$': 'b' }] } },
      schema(
        "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call",
        '/Parameters/deep[0]',
      ),
    ],
    [
      'an assignment to $states',
      { ...pass, Assign: { states: 1 } },
      "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/S/Assign",
    ],
    [
      'a variable name with a dash',
      { ...pass, Assign: { 'a-b.$': '$' } },
      "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid characters. at /States/S/Assign",
    ],
  ])('%s', (_, state, finding) => {
    expect(found(state)).toContain(finding);
  });

  it('a rule with two operators, and one without any', () => {
    expect(found(rule({ Variable: '$.a', IsNull: true, IsString: true }))).toEqual([
      expect.stringMatching(
        /There should only be one of the following fields: \[StringEquals, .* at \/States\/S\/Choices\[0\]$/,
      ),
    ]);
    expect(found(rule({ Variable: '$.a' }))).toEqual([
      expect.stringMatching(/This object should have only one of the following fields: \[StringEquals, /),
    ]);
  });
});

describe('a definition is refused in our own words for', () => {
  it.each<[string, object, string]>([
    [
      'a heartbeat as long as the timeout',
      { ...task, TimeoutSeconds: 9, HeartbeatSeconds: 9 },
      '/HeartbeatSeconds',
    ],
    ['a field given plainly and by path', { ...pass, Parameters: { a: 1, 'a.$': '$' } }, '/Parameters'],
    [
      'an ItemReader in an inline Map',
      { ...reader({}), ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'INLINE' } } },
      '/ItemReader',
    ],
  ])('%s', (_, state, place) => {
    expect(found(state)).toEqual([expect.stringMatching(new RegExp(` at /States/S${place}$`))]);
  });
});

describe('JSONata states', () => {
  it.each<[unknown, string]>([
    ['{% 1', schema('JSONata string must start with {% and end with %}', '/Output')],
    ['1 %}', schema('JSONata string must start with {% and end with %}', '/Output')],
    ['{% 1 + %}', 'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/S/Output'],
    [
      { v: ['{% phone %}'] },
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/S/Output/v[0]",
    ],
    [
      '{% $states.errorOutput %}',
      "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist. at /States/S/Output",
    ],
  ])('refuse %j', (Output, finding) => {
    expect(found({ ...pass, Output }, 'JSONata')).toEqual([finding]);
  });

  it('take a text with space around its marks for a text', () => {
    expect(found({ ...pass, Output: [' {% ( %} ', '$.a', 'x.$'] }, 'JSONata')).toEqual([]);
  });

  it('know the error in their catchers', () => {
    const Catch = [{ ErrorEquals: ['A'], Next: 'Z', Assign: { e: '{% $states.errorOutput.Cause %}' } }];
    expect(found({ ...task, Catch }, 'JSONata')).toEqual([]);
  });

  it('take an expression for a number, and only there', () => {
    const expression = { ...distributed, MaxConcurrency: '{% $n %}', ToleratedFailurePercentage: '{% $n %}' };
    expect(found(expression, 'JSONata')).toEqual([]);
    expect(found({ ...map, MaxConcurrency: '{% $n %}' })).toEqual([
      schema('Expected value of type Integer', '/MaxConcurrency'),
    ]);
  });

  it('have Items that are a list, an object, or an expression', () => {
    for (const Items of [[1], { a: 1 }, '{% $states.input %}']) {
      expect(found({ ...map, Items }, 'JSONata')).toEqual([]);
    }
    expect(found({ ...map, Items: '$.a' }, 'JSONata')).toEqual([
      schema('Expected value of type [ARRAY]', '/Items'),
    ]);
  });

  it('have rules with a Condition', () => {
    expect(found(rule({ Condition: '{% $states.input.a = 1 %}' }), 'JSONata')).toEqual([]);
    expect(found(rule({ Condition: 'yes' }), 'JSONata')).toEqual([
      schema('Expected value of type [BOOLEAN]', '/Choices[0]/Condition'),
    ]);
  });
});

it('accepts what AWS accepts though its documents do not say so', () => {
  expect(found({ ...task, Retry: [] })).toEqual([]);
  expect(found(retry({ IntervalSeconds: 0 }))).toEqual([]);
  expect(found({ ...pass, Parameters: null, Result: null, ResultPath: null, InputPath: null })).toEqual([]);
  expect(found({ ...pass, Parameters: { 'a.$': '$$.Execution.Name ', 'b.$': '$.[0].a' } })).toEqual([]);
  expect(found({ ...task, Resource: 'arn:aws:lambda:::function:f' })).toEqual([]);
  expect(found({ ...distributed, ResultWriter: {} })).toEqual([]);
  expect(validateDefinition({ TimeoutSeconds: 0, StartAt: 'S', States: { S: pass } })).toEqual([]);
});
