import { anything, object, oneOf, range, text } from '../values.js';
import { both, type Shape } from '../shape.js';

const BLOCK = { StartAt: both(text), States: both(anything), Comment: both(text) };

/** Longest time a machine, a task or a wait may take, in seconds (a little over three years). */
export const MAX_SECONDS = 99_999_999;

/** The top level. Source: https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html */
export const MACHINE: Shape = {
  required: ['States', 'StartAt'],
  fields: {
    ...BLOCK,
    QueryLanguage: both(oneOf('JSONPath', 'JSONata')),
    // AWS takes 0 here, though not for a Task.
    TimeoutSeconds: both(range({ min: 0, max: MAX_SECONDS })),
    Version: both(oneOf('1.0')),
  },
};

/** A branch of a Parallel state. */
export const BRANCH: Shape = { required: ['States', 'StartAt'], fields: BLOCK };

const PROCESSOR_CONFIG: Shape = {
  fields: {
    Mode: both(oneOf('INLINE', 'DISTRIBUTED')),
    ExecutionType: both(oneOf('STANDARD', 'EXPRESS')),
  },
};

/** What a Map state runs for each item. */
export const PROCESSOR: Shape = {
  required: ['States', 'StartAt'],
  fields: { ...BLOCK, ProcessorConfig: both(object(PROCESSOR_CONFIG)) },
};
