import type { QueryLanguage, StateType } from '../document.js';
import type { ValidationContext } from './block.js';
import { validateBlock } from './block.js';
import { pointer, type Findings } from './diagnostic.js';
import { REQUIRED_FIELDS, STATE_TYPES, fieldFit, isStateType } from './fields.js';
import { checkResource } from './task-resource.js';
import { validateTemplate } from './template.js';
import { isTimestamp } from './timestamp.js';

type Fields = Record<string, unknown>;

/** Checks one state and what is nested in it. */
export function validateState(value: unknown, at: string, context: ValidationContext): void {
  const { findings } = context;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    findings.schema('A state must be an object', at);
    return;
  }
  const state = value as Fields;
  const type = state['Type'];
  if (type === undefined) findings.schema('These fields are required: [Type]', at);
  else if (!isStateType(type)) {
    findings.schema(
      `The field 'Type' should have one of these values: [${STATE_TYPES.join(', ')}]`,
      pointer(at, 'Type'),
    );
  }
  if (!isStateType(type)) return;
  const language = languageOf(state, at, context);
  checkFields(state, type, language, at, findings);
  checkTransition(state, type, at, findings);
  if (type === 'Task') {
    checkResource(state['Resource'], pointer(at, 'Resource'), context);
    checkCredentials(state['Credentials'], pointer(at, 'Credentials'), findings);
  }
  if (type === 'Wait') checkWait(state, language, at, findings);
  if (language === 'JSONPath') {
    for (const field of ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign']) {
      validateTemplate(state[field], pointer(at, field), findings);
    }
  }
  checkNested(state, type, at, context);
}

function languageOf(state: Fields, at: string, context: ValidationContext): QueryLanguage {
  const own = state['QueryLanguage'];
  if (own === 'JSONPath' && context.language === 'JSONata') {
    context.findings.schema(
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
      at,
    );
  }
  return own === 'JSONata' || own === 'JSONPath' ? own : context.language;
}

function checkFields(
  state: Fields,
  type: StateType,
  language: QueryLanguage,
  at: string,
  findings: Findings,
): void {
  const missing = (REQUIRED_FIELDS[type] ?? []).filter((field) => state[field] === undefined);
  if (missing.length > 0) findings.schema(`These fields are required: [${missing.join(', ')}]`, at);
  for (const field of Object.keys(state)) {
    const fit = fieldFit(type, language, field);
    // AWS's sentences for these two are not known to us; the wording is ours.
    if (fit === 'other-language') {
      findings.schema(
        `Field '${field}' is not supported with the query language ${language}`,
        pointer(at, field),
      );
    } else if (fit === 'unknown') {
      findings.schema(`Field '${field}' is not supported in a ${type} state`, pointer(at, field));
    }
  }
}

function checkTransition(state: Fields, type: StateType, at: string, findings: Findings): void {
  if (type === 'Choice' || type === 'Succeed' || type === 'Fail') return;
  const next = state['Next'] !== undefined;
  const end = state['End'] === true;
  // AWS's sentence for this is not known to us; the wording is ours.
  if (next === end) findings.schema("A state must have either 'Next' or 'End': true, and not both", at);
}

function checkWait(state: Fields, language: QueryLanguage, at: string, findings: Findings): void {
  const timestamp = state['Timestamp'];
  const expression = language === 'JSONata' && typeof timestamp === 'string' && timestamp.startsWith('{%');
  if (typeof timestamp === 'string' && !expression && !isTimestamp(timestamp)) {
    findings.schema('String does not match RFC3339 timestamp', pointer(at, 'Timestamp'));
  }
  const given = ['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath'].filter(
    (f) => state[f] !== undefined,
  );
  if (given.length !== 1) {
    findings.schema(
      `A Wait state must have exactly one of [Seconds, Timestamp, SecondsPath, TimestampPath]`,
      at,
    );
  }
}

function checkCredentials(credentials: unknown, at: string, findings: Findings): void {
  if (typeof credentials !== 'object' || credentials === null) return;
  if (!Object.keys(credentials).some((key) => key === 'RoleArn' || key === 'RoleArn.$')) {
    findings.schema("The field 'RoleArn' is required but was missing", at);
  }
}

function checkNested(state: Fields, type: StateType, at: string, context: ValidationContext): void {
  if (type === 'Choice' || type === 'Parallel') {
    const field = type === 'Choice' ? 'Choices' : 'Branches';
    const list = state[field];
    if (Array.isArray(list) && list.length === 0) {
      context.findings.schema('Value cannot be empty', pointer(at, field));
    }
    if (type === 'Parallel' && Array.isArray(list)) {
      list.forEach((branch, index) => validateBlock(branch as Fields, pointer(at, field, index), context));
    }
  }
  if (type !== 'Map') return;
  const field = state['Iterator'] === undefined ? 'ItemProcessor' : 'Iterator';
  const processor = state[field];
  if (processor === undefined) context.findings.schema('These fields are required: [ItemProcessor]', at);
  else validateBlock(processor as Fields, pointer(at, field), context);
}
