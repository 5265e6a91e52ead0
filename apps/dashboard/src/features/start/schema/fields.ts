import type { Language } from '../../../lib/i18n/i18n.js';

/** A JSON Schema (draft 2020-12), as far as the form looks into it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly 'x-i18n'?: Readonly<Record<string, { readonly title?: string; readonly description?: string }>>;
}

export type FieldKind = 'text' | 'long' | 'number' | 'boolean' | 'choice' | 'list' | 'json' | 'date';

export interface Field {
  /** Names from the top, joined by dots. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** The deployment gives the value: nothing to fill in. */
  readonly given: boolean;
  readonly options?: readonly string[];
  readonly schema: Schema;
}

/** The fields of a form for an input of this schema; what the form has no control for is edited as JSON. */
export function fieldsOf(schema: Schema, language: Language, path: readonly string[] = []): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const here = [...path, name];
    if (property.properties) return fieldsOf(property, language, here);
    const words = property['x-i18n']?.[language];
    const options = property.enum?.every((value) => typeof value === 'string') ? property.enum : undefined;
    return [
      {
        path: here.join('.'),
        label: words?.title ?? property.title ?? name,
        hint: words?.description ?? property.description,
        kind: ONE_LINE.test(name) && kindOf(property) === 'long' ? 'text' : kindOf(property),
        required: schema.required?.includes(name) ?? false,
        given: property.const !== undefined || property.readOnly === true || options?.length === 1,
        schema: property,
        ...(options && { options }),
      },
    ];
  });
}

/** Texts that may be this long get room for several lines; addresses and names of files are one line all the same. */
const LONG = 200;
const ONE_LINE = /(_url|_file|_key|title|name)$/;

function kindOf(schema: Schema): FieldKind {
  const { type, format, maxLength = 0 } = schema;
  if (schema.enum?.every((value) => typeof value === 'string')) return 'choice';
  const allowed = typesOf(schema);
  if (allowed.includes('array')) return isListOfTexts(schema) ? 'list' : 'json';
  if (allowed.includes('object') || allowed.length === 0)
    return type === undefined && schema.const ? 'text' : 'json';
  if (allowed.includes('string')) return format === 'date' ? 'date' : maxLength > LONG ? 'long' : 'text';
  return allowed.includes('boolean') ? 'boolean' : 'number';
}

/** Every type a schema lets through. */
export function typesOf({ type, anyOf = [], oneOf = [] }: Schema): string[] {
  const own = type === undefined ? [] : typeof type === 'string' ? [type] : [...type];
  return [...own, ...[...anyOf, ...oneOf].flatMap(typesOf)];
}

function isListOfTexts({ type, items, anyOf = [], oneOf = [] }: Schema): boolean {
  const lists = [...anyOf, ...oneOf].filter((each) => typesOf(each).includes('array'));
  if (type === undefined || lists.length > 0) return lists.every(isListOfTexts);
  return items !== undefined && typesOf(items).includes('string');
}
