import type { Diagnostic, DiagnosticCode } from './diagnostic.js';

/** Collects findings; `at` is a JSON pointer. */
export class Findings {
  readonly list: Diagnostic[] = [];

  add(code: DiagnosticCode, message: string, at?: string): void {
    this.list.push({ severity: 'ERROR', code, message, ...(at !== undefined && { location: at }) });
  }

  schema(message: string, at: string): void {
    this.add('SCHEMA_VALIDATION_FAILED', message, at);
  }
}
