/** System variables of a runbook that can be resolved here. */
export const GLOBALS: readonly string[] = [
  'global:ACCOUNT_ID',
  'global:AWS_PARTITION',
  'global:DATE',
  'global:DATE_TIME',
  'global:REGION',
  'automation:EXECUTION_ID',
];

/** `{{ name }}`, `{{ step.Output }}`, `{{ global:NAME }}`; spaces inside the braces are optional. */
export const REFERENCE = /\{\{\s*([A-Za-z0-9_][A-Za-z0-9_.:/-]*)\s*\}\}/g;
export const WHOLE_REFERENCE = /^\s*\{\{\s*([A-Za-z0-9_][A-Za-z0-9_.:/-]*)\s*\}\}\s*$/;

/** The names referenced anywhere inside a value. */
export function referencesIn(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(REFERENCE)].map((match) => match[1] ?? '');
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(referencesIn);
  return [];
}
