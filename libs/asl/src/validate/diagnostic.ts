import { awsLocation } from './pointer.js';

/** AWS's codes: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html */
export type DiagnosticCode =
  | 'DUPLICATE_LABEL_NAME'
  | 'DUPLICATE_STATE_NAME'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'INVALID_LABEL_NAME'
  | 'INVALID_STATE_NAME'
  | 'INVALID_VARIABLE_NAME'
  | 'MISSING_END_STATE'
  | 'MISSING_TRANSITION_TARGET'
  | 'RESERVED_VARIABLE_NAME'
  | 'SCHEMA_VALIDATION_FAILED'
  | 'TOO_DEEPLY_NESTED'
  | 'UNSUPPORTED_JSONATA_EXPRESSION';

/** One finding about a definition. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: DiagnosticCode;
  readonly message: string;
  /**
   * JSON pointer (RFC 6901) into the definition; `/` stands for the whole. Absent when the finding has no place: the
   * definition is no object at all, or no state ends it. AWS's own notation of the place is {@link awsLocation}.
   */
  readonly location?: string;
}

/** `CODE: message at /place`, as CreateStateMachine puts it into its InvalidDefinition error. */
export function describeDiagnostic({ code, message, location }: Diagnostic): string {
  // AWS prints its missing place of MISSING_END_STATE as "null".
  if (location === undefined) return `${code}: ${message}${code === 'MISSING_END_STATE' ? ' at null' : ''}`;
  return `${code}: ${message} at ${awsLocation(location)}`;
}
