import {
  awsLocation,
  describeDiagnostic,
  validateDefinition,
  type Diagnostic,
  type StateMachineDefinition,
} from '@ringi/asl';
import { messageOf } from '../errors.js';
import { JsonTextError, parseJsonText } from './json-text.js';
import { StatesError } from './states-error.js';

export type MachineType = 'STANDARD' | 'EXPRESS';

/** ValidateStateMachineDefinition's answer; `code` is wider than a Diagnostic's because the text may be no JSON. */
export interface ValidationResult {
  readonly result: 'OK' | 'FAIL';
  readonly diagnostics: readonly (Omit<Diagnostic, 'code'> & { readonly code: string })[];
  readonly truncated: boolean;
}

/** ValidateStateMachineDefinition. */
export function validateText(text: string, type: MachineType = 'STANDARD'): ValidationResult {
  const diagnostics = diagnose(text, type);
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === 'ERROR');
  return { result: failed ? 'FAIL' : 'OK', diagnostics: diagnostics.map(inAwsNotation), truncated: false };
}

/** AWS writes places in a notation of its own: `/States/P/Branches[0]`. */
const inAwsNotation = (diagnostic: ValidationResult['diagnostics'][number]) =>
  diagnostic.location === undefined
    ? diagnostic
    : { ...diagnostic, location: awsLocation(diagnostic.location) };

/** The definition that a text holds. @throws StatesError InvalidDefinition, with AWS's wording of the findings. */
export function readDefinition(text: string, type: MachineType): StateMachineDefinition {
  const errors = diagnose(text, type).filter((diagnostic) => diagnostic.severity === 'ERROR');
  if (errors.length > 0) {
    const described = errors.map((error) => describeDiagnostic(error as Diagnostic)).join(', ');
    throw new StatesError('InvalidDefinition', `Invalid State Machine Definition: '${described}'`);
  }
  return JSON.parse(text) as StateMachineDefinition;
}

function diagnose(text: string, type: MachineType): ValidationResult['diagnostics'] {
  if (text.trim() === '') return validateDefinition(undefined, { type });
  try {
    return validateDefinition(parseJsonText(text), { type });
  } catch (error) {
    const column = error instanceof JsonTextError ? error.column : undefined;
    const location =
      column === undefined ? undefined : `[Source: (String)"${text}"; line: 1, column: ${column}]`;
    return [
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        message: messageOf(error) + (location === undefined ? '' : `\n at ${location}`),
        ...(location !== undefined && { location }),
      },
    ];
  }
}
