import { validateDefinition } from './index.js';

const task = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': "States.Format('{}', $.a[0])" },
  TimeoutSeconds: 60,
  HeartbeatSeconds: 5,
  Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/r' },
  ResultPath: '$.result',
  Retry: [{ ErrorEquals: ['States.Timeout'], BackoffRate: 2, MaxAttempts: 3 }],
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed', ResultPath: '$.error' }],
};

/** Something of everything. */
const machine = {
  StartAt: 'Pick',
  TimeoutSeconds: 600,
  States: {
    Pick: {
      Type: 'Choice',
      Choices: [
        {
          Or: [{ Variable: '$.a', IsPresent: true }, { Not: { Variable: '$.b', NumericGreaterThan: 1 } }],
          Next: 'Work',
        },
      ],
      Default: 'Each',
    },
    Work: { ...task, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Idle', States: { Idle: { Type: 'Wait', SecondsPath: '$.s', End: true } } }],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      QueryLanguage: 'JSONata',
      Items: '{% $states.input.list[x > 1] %}',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', MaxItems: '{% $n %}' },
        Arguments: { Bucket: 'b', Key: '{% $k %}' },
      },
      ItemBatcher: { MaxItemsPerBatch: 10 },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'One',
        States: { One: { Type: 'Pass', Assign: { seen: true }, End: true } },
      },
      MaxConcurrency: 5,
      ToleratedFailurePercentage: 12.5,
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
    Failed: { Type: 'Fail', ErrorPath: '$.error.Error', Cause: 'because' },
  },
};

const JUNK: readonly unknown[] = [
  null,
  true,
  -1,
  1e9,
  0.5,
  '',
  '$',
  '{%',
  'States.',
  [],
  {},
  [null],
  { Next: 1 },
];

/** Every place of a value. */
function placesOf(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value);
  return [[], ...inner.flatMap(([key, item]) => placesOf(item).map((place) => [key, ...place]))];
}

/** The machine with one value replaced, or taken out. */
function damaged(place: readonly (string | number)[], junk: { value: unknown } | undefined): unknown {
  const copy = structuredClone({ machine }) as Record<string | number, unknown>;
  let parent = copy;
  const path = ['machine', ...place];
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  const last = path.at(-1) as string | number;
  if (junk) parent[last] = junk.value;
  else delete parent[last];
  return copy['machine'];
}

function resolves(definition: unknown, pointer: string): boolean {
  let value = definition;
  for (const step of pointer === '/' ? [] : pointer.slice(1).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return true;
}

describe('a machine with something of everything', () => {
  it('is valid', () => {
    expect(validateDefinition(machine)).toEqual([]);
  });

  it('damaged in any place by anything, gives findings at places that are there, and no exception', () => {
    const lost: unknown[] = [];
    for (const place of placesOf(machine)) {
      for (const junk of [undefined, ...JUNK.map((value) => ({ value }))]) {
        const definition = damaged(place, junk);
        for (const { location, message } of validateDefinition(definition)) {
          if (location !== undefined && !resolves(definition, location))
            lost.push({ place, junk, location, message });
        }
      }
    }
    expect(lost).toEqual([]);
  });
});
