import type { StateType } from '../../document.js';
import { assign } from '../assign.js';
import { dataPath, nullable, numberPath, path, pathOrIntrinsic, referencePath } from '../paths.js';
import type { Check } from '../scope.js';
import { both, jsonata, jsonPath, type Field, type Shape } from '../shape.js';
import { template } from '../template.js';
import { anything, boolean, list, oneOf, orExpression, range, text, timestamp } from '../values.js';
import { choices } from './choice.js';
import { itemBatcher, itemReader, resultWriter } from './distributed-map.js';
import { catchers, retry } from './errors.js';
import { MAX_SECONDS } from './machine.js';

export const STATE_TYPES: readonly StateType[] = [
  'Task',
  'Wait',
  'Pass',
  'Succeed',
  'Fail',
  'Choice',
  'Parallel',
  'Map',
];

type FieldsOf = Readonly<Record<string, Field>>;

const COMMON: FieldsOf = {
  Type: both(anything),
  Comment: both(text),
  QueryLanguage: both(oneOf('JSONPath', 'JSONata')),
};
const INPUT_OUTPUT: FieldsOf = {
  InputPath: jsonPath(nullable(path)),
  OutputPath: jsonPath(nullable(path)),
  Output: jsonata(template),
};
const FLOW: FieldsOf = { Next: both(text), End: both(boolean) };
const ASSIGN: FieldsOf = { Assign: both(assign) };
const PARAMETERS: FieldsOf = { Parameters: jsonPath(template) };
const ARGUMENTS: FieldsOf = { Arguments: jsonata(template) };
const RESULT_PATH: FieldsOf = { ResultPath: jsonPath(nullable(dataPath)) };
/** Of states that do work and may fail in it. */
const WORK: FieldsOf = { ResultSelector: jsonPath(template), Retry: both(retry), Catch: both(catchers) };

const NEXT_OR_END = ['Next', 'End'];
const WAITS = ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'];

/** A list, an object (its entries are the items), or an expression that gives one. */
const items: Check = (value, at, scope) => {
  if (typeof value === 'object' && value !== null) template(value, at, scope);
  else orExpression(list(anything))(value, at, scope);
};

const seconds = (min: number): Field => both(orExpression(range({ min, max: MAX_SECONDS })));
const count = both(orExpression(range({ min: 0 })));
const pathTo = jsonPath(referencePath);

/**
 * The fields of each type of state, in both query languages.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html and the page of each type.
 */
export const STATES: Readonly<Record<StateType, Shape>> = {
  Pass: {
    exactlyOne: [NEXT_OR_END],
    fields: {
      ...COMMON,
      ...FLOW,
      ...INPUT_OUTPUT,
      ...PARAMETERS,
      ...RESULT_PATH,
      ...ASSIGN,
      Result: jsonPath(anything),
    },
  },
  Task: {
    required: ['Resource'],
    exactlyOne: [NEXT_OR_END],
    atMostOne: [
      ['TimeoutSeconds', 'TimeoutSecondsPath'],
      ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
    ],
    fields: {
      ...COMMON,
      ...FLOW,
      ...INPUT_OUTPUT,
      ...PARAMETERS,
      ...ARGUMENTS,
      ...RESULT_PATH,
      ...ASSIGN,
      ...WORK,
      Resource: both(text),
      Credentials: both(template),
      TimeoutSeconds: seconds(1),
      TimeoutSecondsPath: pathTo,
      HeartbeatSeconds: seconds(1),
      HeartbeatSecondsPath: pathTo,
    },
  },
  Choice: {
    required: ['Choices'],
    fields: { ...COMMON, ...INPUT_OUTPUT, ...ASSIGN, Choices: both(choices), Default: both(text) },
  },
  Wait: {
    exactlyOne: [NEXT_OR_END, WAITS],
    fields: {
      ...COMMON,
      ...FLOW,
      ...INPUT_OUTPUT,
      ...ASSIGN,
      Seconds: seconds(0),
      SecondsPath: pathTo,
      Timestamp: both(orExpression(timestamp)),
      TimestampPath: pathTo,
    },
  },
  Succeed: { fields: { ...COMMON, ...INPUT_OUTPUT } },
  Fail: {
    atMostOne: [
      ['Error', 'ErrorPath'],
      ['Cause', 'CausePath'],
    ],
    fields: {
      ...COMMON,
      Error: both(orExpression(text)),
      ErrorPath: jsonPath(pathOrIntrinsic),
      Cause: both(orExpression(text)),
      CausePath: jsonPath(pathOrIntrinsic),
    },
  },
  Parallel: {
    required: ['Branches'],
    exactlyOne: [NEXT_OR_END],
    fields: {
      ...COMMON,
      ...FLOW,
      ...INPUT_OUTPUT,
      ...PARAMETERS,
      ...ARGUMENTS,
      ...RESULT_PATH,
      ...ASSIGN,
      ...WORK,
      Branches: both(list(anything, { empty: false })),
    },
  },
  Map: {
    exactlyOne: [NEXT_OR_END, ['ItemProcessor', 'Iterator']],
    atMostOne: [
      ['MaxConcurrency', 'MaxConcurrencyPath'],
      ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
      ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
    ],
    fields: {
      ...COMMON,
      ...FLOW,
      ...INPUT_OUTPUT,
      ...PARAMETERS,
      ...RESULT_PATH,
      ...ASSIGN,
      ...WORK,
      ItemProcessor: both(anything),
      Iterator: both(anything),
      Items: jsonata(items),
      ItemsPath: jsonPath(path),
      ItemSelector: both(template),
      ItemReader: both(itemReader),
      ItemBatcher: both(itemBatcher),
      ResultWriter: both(resultWriter),
      Label: both(text),
      MaxConcurrency: count,
      MaxConcurrencyPath: jsonPath(numberPath),
      ToleratedFailureCount: count,
      ToleratedFailureCountPath: jsonPath(numberPath),
      ToleratedFailurePercentage: both(orExpression(range({ min: 0, max: 100, fraction: true }))),
      ToleratedFailurePercentagePath: jsonPath(numberPath),
    },
  },
};
