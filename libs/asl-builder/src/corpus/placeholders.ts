import { isRecord } from '../graph/template.js';

const PLACEHOLDER = /\$\{[^{}]*\}/g;
const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:placeholder';
const NUMBERS = new Set(
  'Seconds TimeoutSeconds HeartbeatSeconds MaxConcurrency IntervalSeconds MaxAttempts BackoffRate MaxDelaySeconds'.split(
    ' ',
  ),
);

/** What CloudFormation would have put in place of `${…}`, as far as the place tells: an ARN, a number, a word. */
export function substitute(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => substitute(element, field));
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substitute(inner, key)]));
  }
  return typeof value === 'string' ? substituteText(value, field) : value;
}

function substituteText(text: string, field: string): unknown {
  if (!text.includes('${')) return text;
  const whole = text.replace(PLACEHOLDER, '') === '';
  if (whole && field === 'Resource') return FUNCTION_ARN;
  if (whole && NUMBERS.has(field)) return 10;
  if (whole && field === 'Timestamp') return '2026-01-01T00:00:00Z';
  return text
    .replace(/^arn:\$\{[^{}]*\}:/, 'arn:aws:')
    .replace(/^(arn:[\w-]+:lambda:)\$\{[^{}]*\}:\$\{[^{}]*\}:/, '$1us-east-1:123456789012:')
    .replace(PLACEHOLDER, 'placeholder');
}
