/** One finding about a definition, shaped as ValidateStateMachineDefinition answers it. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: 'SCHEMA_VALIDATION_FAILED' | 'MISSING_TRANSITION_TARGET' | 'DUPLICATE_STATE_NAME';
  readonly message: string;
  /** JSON pointer into the definition; absent when the definition is no object at all. */
  readonly location?: string;
}

/** `CODE: message at /pointer`, as CreateStateMachine puts it into its InvalidDefinition error. */
export function describeDiagnostic(diagnostic: Diagnostic): string {
  const at = diagnostic.location === undefined ? '' : ` at ${diagnostic.location}`;
  return `${diagnostic.code}: ${diagnostic.message}${at}`;
}

/** Collects findings; `at` is a JSON pointer. */
export class Findings {
  readonly list: Diagnostic[] = [];

  schema(message: string, at: string): void {
    this.list.push({ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message, location: at });
  }

  target(message: string, at: string): void {
    this.list.push({ severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET', message, location: at });
  }

  duplicate(message: string, at: string): void {
    this.list.push({ severity: 'ERROR', code: 'DUPLICATE_STATE_NAME', message, location: at });
  }
}

/** One step down in a JSON pointer (RFC 6901 escapes). */
export function pointer(parent: string, ...steps: (string | number)[]): string {
  const tail = steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return (parent === '/' ? '' : parent) + tail || '/';
}
