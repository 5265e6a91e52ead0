import type { Json, StateMachineDefinition } from '@ringi/asl';
import { runStateMachine } from '../run-state-machine.js';
import { MemoryObjectStore } from './memory-object-store.js';

const pass = { StartAt: 'P', States: { P: { Type: 'Pass' as const, End: true } } };

function map(
  fields: Record<string, unknown>,
  processor: Record<string, unknown> = pass,
): StateMachineDefinition {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...processor };
  return { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor, End: true, ...fields } } };
}

function reader(config: Record<string, unknown>, key = 'file'): Record<string, unknown> {
  return {
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: config,
      Parameters: { Bucket: 'items', Key: key },
    },
  };
}

function storeWith(key: string, body: string): MemoryObjectStore {
  const objects = new MemoryObjectStore();
  objects.put('items', key, body);
  return objects;
}

const failing = {
  StartAt: 'C',
  States: {
    C: {
      Type: 'Choice',
      Choices: [{ Variable: '$', NumericEquals: 1, Next: 'F' }],
      Default: 'S',
    },
    F: { Type: 'Fail', Error: 'Bad' },
    S: { Type: 'Succeed' },
  },
};

describe('a Map state in DISTRIBUTED mode', () => {
  it('keeps the histories of its child executions apart', async () => {
    const { output, events } = await runStateMachine({ definition: map({}), input: [1, 2, 3] });
    expect(output).toEqual([1, 2, 3]);
    expect(events.map((event) => event.type)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it.each<[string, Record<string, unknown>, string, Json]>([
    ['JSON', { InputType: 'JSON' }, '[{"a":1}]', [{ a: 1 }]],
    ['JSON below a pointer', { InputType: 'JSON', ItemsPointer: '/x/0' }, '{"x":[[7]]}', [7]],
    ['JSON lines', { InputType: 'JSONL' }, '{"a":1}\n\n2\n', [{ a: 1 }, 2]],
    [
      'CSV with quotes and another delimiter',
      { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'SEMICOLON' },
      'a;b\r\n"x;""y""";2\n',
      [{ a: 'x;"y"', b: '2' }],
    ],
    ['the first items of a file', { InputType: 'JSON', MaxItems: 1 }, '[1,2]', [1]],
  ])('reads %s', async (_what, config, body, items) => {
    const objects = storeWith('file', body);
    const run = await runStateMachine({ definition: map(reader(config)), objects });
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: items });
  });

  it('reads the files of an S3 inventory', async () => {
    const objects = storeWith('data.csv', '"b","k1"\n"b","k2"\n');
    const manifest = { fileFormat: 'CSV', fileSchema: 'Bucket, Key', files: [{ key: 'data.csv' }] };
    objects.put('items', 'manifest.json', JSON.stringify(manifest));
    const definition = map(reader({ InputType: 'MANIFEST' }, 'manifest.json'));
    const { output } = await runStateMachine({ definition, objects });
    expect(output).toEqual([
      { Bucket: 'b', Key: 'k1' },
      { Bucket: 'b', Key: 'k2' },
    ]);
  });

  it('fails with States.ItemReaderFailed when the object is missing', async () => {
    const definition = map(reader({ InputType: 'JSON' }));
    const run = await runStateMachine({ definition, objects: new MemoryObjectStore() });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
  });

  it('gives children batches with the batch input', async () => {
    const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { 'n.$': '$.n' } };
    const definition = map({ ItemBatcher, ItemsPath: '$.items' });
    const { output } = await runStateMachine({ definition, input: { n: 9, items: [1, 2, 3] } });
    expect(output).toEqual([
      { BatchInput: { n: 9 }, Items: [1, 2] },
      { BatchInput: { n: 9 }, Items: [3] },
    ]);
  });

  it('tolerates as many failures as it is told, and no more', async () => {
    const some = map({ ToleratedFailureCount: 1 }, failing);
    expect(await runStateMachine({ definition: some, input: [0, 1, 2] })).toMatchObject({ output: [0, 2] });
    const percent = map({ ToleratedFailurePercentage: 50 }, failing);
    expect(await runStateMachine({ definition: percent, input: [1, 1, 2] })).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
    const none = await runStateMachine({ definition: map({}, failing), input: [0, 1] });
    expect(none.events.map((event) => event.type).slice(-3)).toEqual([
      'MapRunFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('writes the results of its children and a manifest', async () => {
    const objects = new MemoryObjectStore();
    const ResultWriter = {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'out', Prefix: 'jobs' },
      WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSON' },
    };
    const definition = map({ ResultWriter, ToleratedFailureCount: 1 }, failing);
    const { output } = await runStateMachine({ definition, input: [0, 1], objects });
    const { Key } = (output as { ResultWriterDetails: { Key: string } }).ResultWriterDetails;
    const manifest = JSON.parse(objects.text('out', Key) as string) as {
      ResultFiles: Record<string, { Key: string }[]>;
    };
    expect(Object.values(manifest.ResultFiles).map((files) => files.length)).toEqual([1, 1, 0]);
    expect(objects.text('out', manifest.ResultFiles['SUCCEEDED']?.[0]?.Key as string)).toBe('[0]');
  });
});
