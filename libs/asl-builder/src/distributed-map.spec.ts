import { validateDefinition } from '@ringi/asl';
import {
  batch,
  BuildError,
  distributedMap,
  fn,
  format,
  gt,
  lambda,
  machine,
  map,
  pass,
  s3,
  select,
  succeed,
  t,
  task,
} from './index.js';

type Input = { bucket: string; key: string; run: string; limit: number; xs: { id: string }[] };
const input = t<Input>();
const ship = fn<{ ids: readonly { id: string; run: string }[]; shop: string }, { ok: boolean }>('arn:ship');

describe('a distributed Map', () => {
  const orders = machine({ name: 'Orders', input }, function* ({ input: $ }) {
    const rows = s3.csv<{ id: string; total: string }>({
      bucket: $.bucket,
      key: $.key,
      delimiter: 'SEMICOLON',
      maxItems: $.limit,
    });
    const items = batch(
      select(rows, (row) => ({ id: row.id, run: $.run })),
      { maxItems: 50, maxInputBytes: 1000, input: { shop: format`shop-${$.run}` } },
    );
    const done = yield* distributedMap(
      'Ship',
      items,
      (b) => task('Ship batch', lambda.invoke(ship, { ids: b.Items, shop: b.BatchInput.shop })),
      {
        executionType: 'EXPRESS',
        label: 'ship',
        maxConcurrency: 100,
        toleratedFailureCount: 3,
        toleratedFailurePercentage: $.limit,
        writer: { bucket: $.bucket, prefix: 'results', outputType: 'JSONL', transformation: 'COMPACT' },
      },
    );
    return yield* succeed('Done', done.ResultWriterDetails.Key);
  });

  it('is printed whole in JSONPath', () => {
    expect(orders.toASL().States['Ship']).toEqual({
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: {
          InputType: 'CSV',
          CSVHeaderLocation: 'FIRST_ROW',
          CSVDelimiter: 'SEMICOLON',
          MaxItemsPath: '$.limit',
        },
        Parameters: { 'Bucket.$': '$.bucket', 'Key.$': '$.key' },
      },
      ItemSelector: { 'id.$': '$$.Map.Item.Value.id', 'run.$': '$.run' },
      ItemBatcher: {
        MaxItemsPerBatch: 50,
        MaxInputBytesPerBatch: 1000,
        BatchInput: { 'shop.$': "States.Format('shop-{}', $.run)" },
      },
      MaxConcurrency: 100,
      Label: 'ship',
      ToleratedFailureCount: 3,
      ToleratedFailurePercentagePath: '$.limit',
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { 'Bucket.$': '$.bucket', Prefix: 'results' },
        WriterConfig: { OutputType: 'JSONL', Transformation: 'COMPACT' },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Ship batch',
        States: {
          'Ship batch': {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: {
              FunctionName: 'arn:ship',
              Payload: { 'ids.$': '$.Items', 'shop.$': '$.BatchInput.shop' },
            },
            OutputPath: '$.Payload',
            End: true,
          },
        },
      },
      Next: 'Done',
    });
  });

  it('is printed whole in JSONata', () => {
    const state = orders.toASL({ queryLanguage: 'JSONata' }).States['Ship'];
    expect(state).toMatchObject({
      ItemReader: {
        ReaderConfig: { MaxItems: '{% $states.input.limit %}' },
        Arguments: { Bucket: '{% $states.input.bucket %}' },
      },
      ItemSelector: { id: '{% $states.context.Map.Item.Value.id %}' },
      ResultWriter: { Arguments: { Prefix: 'results' } },
      ToleratedFailurePercentage: '{% $states.input.limit %}',
    });
    expect(state).not.toHaveProperty('ItemReader.Parameters');
  });

  it.each(['JSONPath', 'JSONata'] as const)('passes the validator in %s', (queryLanguage) => {
    expect(validateDefinition(orders.toASL({ queryLanguage }))).toEqual([]);
  });

  it.each([
    [{ label: '' }, 'label must have 1 to 40 characters'],
    [{ toleratedFailureCount: -1 }, 'toleratedFailureCount must be 0 or more'],
    [{ toleratedFailurePercentage: 101 }, 'toleratedFailurePercentage must be 0 to 100'],
  ])('refuses %j', (options, message) => {
    const build = () =>
      machine({ name: 'm', input }, function* ({ input: $ }) {
        return yield* distributedMap('M', $.xs, (x) => pass('P', x.id), {
          executionType: 'STANDARD',
          ...options,
        });
      });
    expect(build).toThrow(BuildError);
    expect(build).toThrow(message);
  });

  it('reads every kind of file', () => {
    const file = { bucket: 'b', key: 'k' };
    expect(
      [
        s3.csv({ ...file, headers: ['a'] }),
        s3.json({ ...file, pointer: '/a' }),
        s3.jsonLines(file),
        s3.parquet(file),
        s3.inventory(file),
        s3.objects({ bucket: 'b', prefix: 'p' }),
      ].map(({ plan }) => ({
        ...plan.reader?.config,
        resource: plan.reader?.resource.slice('arn:aws:states:::s3:'.length),
      })),
    ).toEqual([
      { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'], resource: 'getObject' },
      { InputType: 'JSON', ItemsPointer: '/a', resource: 'getObject' },
      { InputType: 'JSONL', resource: 'getObject' },
      { InputType: 'PARQUET', resource: 'getObject' },
      { InputType: 'MANIFEST', resource: 'getObject' },
      { resource: 'listObjectsV2' },
    ]);
  });
});

describe('an inline Map', () => {
  it('selects what each iteration gets, older values included', () => {
    const m = machine({ name: 'm', input }, function* ({ input: $ }) {
      const one = yield* pass('One', { n: 1 });
      yield* pass('Two', 2);
      const items = select($.xs, (x, index) => ({ id: x.id, index, n: one.n }));
      return yield* map('Each', items, (item) => pass('P', item.n));
    });
    expect(m.toASL().States['Each']).toMatchObject({
      ItemsPath: '$$.Execution.Input.xs',
      ItemSelector: { 'id.$': '$$.Map.Item.Value.id', 'index.$': '$$.Map.Item.Index', 'n.$': '$one.n' },
    });
  });

  it('refuses an item that is no object, which JSONPath cannot write', () => {
    expect(() =>
      machine({ name: 'm', input }, function* ({ input: $ }) {
        return yield* map(
          'Each',
          select($.xs, (x) => x.id),
          (id) => pass('P', { id }),
        );
      }),
    ).toThrow('select() has to make an object of each item');
  });
});

describe('the fields that any state may have', () => {
  const m = machine({ name: 'm', input, extra: { Version: '1.0' } }, function* ({ input: $ }) {
    const big = yield* pass(
      'Big',
      { big: gt($.limit, 10) },
      { queryLanguage: 'JSONata', comment: 'computed' },
    );
    const told = yield* task('Ship', lambda.invoke(ship, { ids: [], shop: $.run }), {
      comment: 'out',
      credentials: { roleArn: format`arn:${$.run}` },
      extra: { New: { a: 1 } },
    });
    return yield* succeed('Done', { big: big.big, ok: told.ok }, { extra: { Newer: true } });
  });

  it('are printed with it, in its own language', () => {
    const definition = m.toASL();
    expect(definition).toMatchObject({
      Version: '1.0',
      States: {
        Big: {
          Comment: 'computed',
          QueryLanguage: 'JSONata',
          Output: { big: '{% $states.input.limit > 10 %}' },
          Assign: { big: { big: '{% $states.input.limit > 10 %}' } },
        },
        Ship: {
          Comment: 'out',
          New: { a: 1 },
          Credentials: { 'RoleArn.$': "States.Format('arn:{}', $$.Execution.Input.run)" },
        },
        Done: { Newer: true },
      },
    });
    expect(m.toASL({ queryLanguage: 'JSONata' }).States['Big']).not.toHaveProperty('QueryLanguage');
  });
});
