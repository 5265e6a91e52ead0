import type { QueryLanguage, StateType } from '../document.js';

/** Fields every state may have. */
const COMMON = ['Type', 'Comment', 'QueryLanguage'];
const FLOW = ['Next', 'End'];
const PATHS = ['InputPath', 'OutputPath'];
const WORK = ['Retry', 'Catch'];

type Fields = { readonly both: readonly string[] } & Readonly<Record<QueryLanguage, readonly string[]>>;

/**
 * Fields by state type and query language.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html and the page of each state.
 */
const FIELDS: Record<StateType, Fields> = {
  Task: {
    both: [...FLOW, ...WORK, 'Resource', 'TimeoutSeconds', 'HeartbeatSeconds', 'Credentials', 'Assign'],
    JSONPath: [
      ...PATHS,
      'Parameters',
      'ResultSelector',
      'ResultPath',
      'TimeoutSecondsPath',
      'HeartbeatSecondsPath',
    ],
    JSONata: ['Arguments', 'Output'],
  },
  Pass: {
    both: [...FLOW, 'Assign'],
    JSONPath: [...PATHS, 'Parameters', 'Result', 'ResultPath'],
    JSONata: ['Output'],
  },
  Choice: { both: ['Choices', 'Default', 'Assign'], JSONPath: PATHS, JSONata: ['Output'] },
  Wait: {
    both: [...FLOW, 'Seconds', 'Timestamp', 'Assign'],
    JSONPath: [...PATHS, 'SecondsPath', 'TimestampPath'],
    JSONata: ['Output'],
  },
  Succeed: { both: [], JSONPath: PATHS, JSONata: ['Output'] },
  Fail: { both: ['Error', 'Cause'], JSONPath: ['ErrorPath', 'CausePath'], JSONata: [] },
  Parallel: {
    both: [...FLOW, ...WORK, 'Branches', 'Assign'],
    JSONPath: [...PATHS, 'Parameters', 'ResultSelector', 'ResultPath'],
    JSONata: ['Arguments', 'Output'],
  },
  Map: {
    both: [
      ...FLOW,
      ...WORK,
      'ItemProcessor',
      'ItemSelector',
      'ItemReader',
      'ItemBatcher',
      'ResultWriter',
      'MaxConcurrency',
      'ToleratedFailureCount',
      'ToleratedFailurePercentage',
      'Label',
      'Assign',
    ],
    JSONPath: [
      ...PATHS,
      'Iterator',
      'ItemsPath',
      'Parameters',
      'ResultSelector',
      'ResultPath',
      'MaxConcurrencyPath',
      'ToleratedFailureCountPath',
      'ToleratedFailurePercentagePath',
    ],
    JSONata: ['Items', 'Output'],
  },
};

export const STATE_TYPES = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'] as const;

export function isStateType(type: unknown): type is StateType {
  return STATE_TYPES.includes(type as StateType);
}

export type FieldFit = 'known' | 'other-language' | 'unknown';

/** Whether a state of this type and language may have the field. */
export function fieldFit(type: StateType, language: QueryLanguage, field: string): FieldFit {
  const fields = FIELDS[type];
  if (COMMON.includes(field) || fields.both.includes(field) || fields[language].includes(field))
    return 'known';
  return fields[language === 'JSONata' ? 'JSONPath' : 'JSONata'].includes(field)
    ? 'other-language'
    : 'unknown';
}

/** Fields a state of this type must have. */
export const REQUIRED_FIELDS: Readonly<Partial<Record<StateType, readonly string[]>>> = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
};
