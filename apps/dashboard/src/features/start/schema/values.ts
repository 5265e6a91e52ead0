import { typesOf, type Field } from './fields.js';

/** What stands in the form's controls, by path. */
export type Raw = Readonly<Record<string, string>>;
export type Input = Record<string, unknown>;

/** The texts of the controls for an input, such as the flow's example. */
export function toRaw(fields: readonly Field[], input: Input): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.path, asText(field, valueAt(input, field.path))]));
}

function asText({ kind, schema }: Field, found: unknown): string {
  const value = found ?? schema.const;
  if (value === undefined) return '';
  if (kind === 'list' || kind === 'several') return (Array.isArray(value) ? value : [value]).join('\n');
  if (kind === 'json') return JSON.stringify(value, null, 2);
  return String(value);
}

/**
 * The input that the controls stand for. An empty control that is not required is left out.
 * @returns the input, and the paths whose text is no JSON
 */
export function toInput(fields: readonly Field[], raw: Raw): { input: Input; broken: string[] } {
  const input: Input = {};
  const broken: string[] = [];
  for (const field of fields) {
    const text = raw[field.path] ?? '';
    if (text.trim() === '' && !(field.required && field.kind === 'text')) continue;
    try {
      put(input, field.path.split('.'), asValue(field, text));
    } catch {
      broken.push(field.path);
    }
  }
  return { input, broken };
}

function asValue({ kind, schema }: Field, text: string): unknown {
  switch (kind) {
    case 'several':
      return linesOf(text);
    case 'list': {
      const lines = linesOf(text);
      // A single value may stand by itself where the schema takes a text too.
      return lines.length === 1 && typesOf(schema).includes('string') ? lines[0] : lines;
    }
    case 'json':
      return JSON.parse(text);
    case 'number': {
      const number = Number(text);
      // What is no number is sent as it is: the schema's message says what is wrong.
      return Number.isNaN(number) ? text : number;
    }
    case 'boolean':
      return text === 'true';
    case 'text':
    case 'long':
    case 'file':
    case 'choice':
    case 'date':
      return text;
  }
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function put(input: Input, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) input[name] = value;
  else put((input[name] ??= {}) as Input, rest, value);
}

export const valueAt = (input: Input, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Input | undefined)?.[name], input);
