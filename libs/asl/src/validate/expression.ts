import { JsonataSyntaxError } from '../jsonata/syntax-error.js';
import { parseJsonata } from '../jsonata/parse.js';
import { unsupportedReferences } from '../jsonata/references.js';
import { AWS } from './messages.js';
import type { Scope } from './scope.js';

/**
 * True for a text that has one of the marks of a JSONata expression, `{%` or `%}`, at its ends. With space before and
 * after the marks it is a plain text, as AWS sees it.
 */
export function isMarked(value: unknown): value is string {
  return typeof value === 'string' && (value.startsWith('{%') || value.endsWith('%}'));
}

/** Checks a marked text of a JSONata state: both marks, an expression that can be read, and only names that exist there. */
export function checkExpression(value: string, at: string, { findings, catcher }: Scope): void {
  if (value.length < 4 || !value.startsWith('{%') || !value.endsWith('%}')) {
    findings.schema(AWS.jsonataMarks, at);
    return;
  }
  try {
    const tree = parseJsonata(value.slice(2, -2));
    for (const message of unsupportedReferences(tree, { errorOutput: catcher === true })) {
      findings.add('UNSUPPORTED_JSONATA_EXPRESSION', message, at);
    }
  } catch (error) {
    if (!(error instanceof JsonataSyntaxError)) throw error;
    findings.add('INVALID_JSONATA_EXPRESSION', error.message, at);
  }
}
