import type { Json, StateDefinition } from '@ringi/asl';
import { MemoryObjectStore } from '../map-run/memory-object-store.js';
import { runStateMachine, type RunResult } from '../run-state-machine.js';

const run = (state: StateDefinition, input: Json = {}, objects?: MemoryObjectStore): Promise<RunResult> =>
  runStateMachine({ definition: { StartAt: 'S', States: { S: state } }, input, ...(objects && { objects }) });

const AT = "An error occurred while executing the state 'S' (entered at the event id #2). ";

describe('what AWS says of states that cannot do their work', () => {
  it.each<[string, StateDefinition, Json, string]>([
    [
      'a wait of more seconds than 31 bits count',
      { Type: 'Wait', TimestampPath: '$.at', End: true },
      { at: '9999-12-31T00:00:00Z' },
      `${AT}Wait state delay is too long.`,
    ],
    [
      'a path to a limit that leads nowhere',
      { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', TimeoutSecondsPath: '$.none', End: true },
      {},
      `${AT}Invalid path '$.none' : No results for path: $['none']`,
    ],
    [
      'items that are no list',
      {
        Type: 'Map',
        ItemsPath: '$$.Execution.Name',
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
        End: true,
      },
      {},
      'Reference path "$.Execution.Name" must point to array.',
    ],
    [
      'an expression that gives a function',
      { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% function($x){$x} %}', End: true },
      {},
      `${AT}The JSONata expression 'function($x){$x}' specified for the field 'Output' returned an unsupported result type.`,
    ],
    [
      'a choice without a rule that holds or a Default',
      { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 2, Next: 'S' }] },
      { a: 1 },
      `${AT}Failed to transition out of the state. The state does not point to a next state.`,
    ],
    [
      'an argument of a function that is not there, in a call within a call',
      { Type: 'Pass', Parameters: { 'v.$': "States.Format('{}', States.Array($.none))" }, End: true },
      { a: 1 },
      `${AT}The function 'States.Format('{}', States.Array($.none))' had the following error: The JsonPath argument for the field '$.none' could not be found in the input '{"a":1}'`,
    ],
    [
      'a path in a template that leads nowhere',
      { Type: 'Pass', Parameters: { 'v.$': '$.none' }, End: true },
      { a: 1 },
      `${AT}The JSONPath '$.none' specified for the field 'v.$' could not be found in the input '{"a":1}'`,
    ],
  ])('%s', async (_, state, input, cause) => {
    expect((await run(state, input)).cause).toBe(cause);
  });
});

describe('what AWS leaves out or unwraps', () => {
  it('gives null for an index behind the end of a list, in a template alone', async () => {
    const state = { Type: 'Pass' as const, Parameters: { 'v.$': '$.list[5]' }, End: true };
    expect((await run(state, { list: [1] })).output).toEqual({ v: null });
    expect((await run(state, { list: 1 })).error).toBe('States.Runtime');
    expect((await run({ Type: 'Pass', InputPath: '$.list[5]', End: true }, { list: [1] })).error).toBe(
      'States.Runtime',
    );
  });

  it('writes no assigned variables for an empty Assign', async () => {
    const { events } = await run({ Type: 'Pass', Assign: {}, End: true });
    expect(events[2]?.['stateExitedEventDetails']).not.toHaveProperty('assignedVariables');
  });

  it('answers the number itself for a $range of one', async () => {
    const { output } = await run({
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: '{% $range(1, 9, 9) %}',
      End: true,
    });
    expect(output).toBe(1);
  });
});

describe('a CSV file of items', () => {
  const csv = (config: object): StateDefinition => ({
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', ...config },
      Parameters: { Bucket: 'b', Key: 'k' },
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'P',
      States: { P: { Type: 'Pass', End: true } },
    },
    End: true,
  });
  const stored = (text: string) => {
    const objects = new MemoryObjectStore();
    objects.put('b', 'k', text);
    return objects;
  };

  it('is read whole when MaxItems is 0', async () => {
    const { output } = await run(csv({ MaxItems: 0 }), {}, stored('A\n1\n2\n'));
    expect(output).toEqual([{ A: '1' }, { A: '2' }]);
  });

  it('must not have a header twice', async () => {
    const { error, cause } = await run(csv({}), {}, stored('A,A\n1,2\n'));
    expect({ error, cause }).toEqual({
      error: 'States.ItemReaderFailed',
      cause: 'CSV headers cannot contain duplicates.',
    });
  });
});
