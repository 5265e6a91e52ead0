import { assign } from '../assign.js';
import { AWS } from '../messages.js';
import { dataPath, nullable } from '../paths.js';
import { pointer } from '../pointer.js';
import { isObject, type Check } from '../scope.js';
import { both, jsonata, jsonPath, type Shape } from '../shape.js';
import { template } from '../template.js';
import { list, object, oneOf, orExpression, range, text } from '../values.js';
import { MAX_SECONDS } from './machine.js';

const ErrorEquals = both(list(text, { empty: false }));

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const RETRIER: Shape = {
  required: ['ErrorEquals'],
  fields: {
    ErrorEquals,
    // The language's specification says 1; AWS takes 0 as well.
    IntervalSeconds: both(orExpression(range({ min: 0, max: MAX_SECONDS }))),
    MaxAttempts: both(orExpression(range({ min: 0, max: MAX_SECONDS }))),
    BackoffRate: both(orExpression(range({ min: 1, fraction: true }))),
    MaxDelaySeconds: both(orExpression(range({ min: 1, max: 31_622_400 }))),
    JitterStrategy: both(oneOf('NONE', 'FULL')),
    Comment: both(text),
  },
};

const CATCHER: Shape = {
  required: ['ErrorEquals', 'Next'],
  fields: {
    ErrorEquals,
    Next: both(text),
    ResultPath: jsonPath(nullable(dataPath)),
    Assign: both(assign),
    Output: jsonata(template),
    Comment: both(text),
  },
};

/** `States.ALL` stands for every error: alone in its list, and what comes after it would never be asked. */
const statesAllLast: Check = (value, at, { findings }) => {
  if (!Array.isArray(value)) return;
  value.forEach((entry: unknown, i) => {
    const errors: unknown = isObject(entry) ? entry['ErrorEquals'] : undefined;
    if (!Array.isArray(errors) || !errors.includes('States.ALL')) return;
    if (errors.length > 1 || i < value.length - 1) {
      findings.schema(AWS.statesAll, pointer(at, i, 'ErrorEquals'));
    }
  });
};

export const retry: Check = (value, at, scope) => {
  list(object(RETRIER))(value, at, scope);
  statesAllLast(value, at, scope);
};

export const catchers: Check = (value, at, scope) => {
  list(object(CATCHER))(value, at, { ...scope, catcher: true });
  statesAllLast(value, at, scope);
};
