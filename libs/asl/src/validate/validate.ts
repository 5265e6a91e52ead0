import type { QueryLanguage } from '../document.js';
import { validateBlock } from './block.js';
import { Findings, type Diagnostic } from './diagnostic.js';

export interface ValidateOptions {
  /** EXPRESS machines may not use `.sync` and `.waitForTaskToken`. Default STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/**
 * Checks a parsed definition: structure, required and unknown fields, transition targets, reachability, and that no state
 * mixes the query languages. Findings carry AWS's code and, where AWS's sentence is known, AWS's wording; an empty answer
 * means nothing was found, not that AWS accepts it.
 */
export function validateDefinition(definition: unknown, options: ValidateOptions = {}): Diagnostic[] {
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) {
    return [
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: 'Definition must be a valid JSON object',
      },
    ];
  }
  const findings = new Findings();
  const machine = definition as Record<string, unknown>;
  const language = machine['QueryLanguage'] ?? 'JSONPath';
  if (language !== 'JSONPath' && language !== 'JSONata') {
    findings.schema(
      "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
      '/QueryLanguage',
    );
    return findings.list;
  }
  validateBlock(machine, '/', {
    findings,
    language: language as QueryLanguage,
    express: options.type === 'EXPRESS',
    names: new Set(),
  });
  return findings.list;
}
