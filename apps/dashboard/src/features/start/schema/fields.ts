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
  /** The text is a file of this type. */
  readonly contentMediaType?: string;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly default?: unknown;
  /** Which part of which level it is. */
  readonly 'x-ringi'?: { readonly level: number; readonly field: string };
}

export type FieldKind =
  'text' | 'long' | 'file' | 'number' | 'boolean' | 'choice' | 'several' | 'list' | 'json' | 'date';

export interface Field {
  /** Names from the top, joined by dots. */
  readonly path: string;
  /** The level it belongs to. */
  readonly level?: number | undefined;
  /** What it is for its level, in the words of flows: `approvers`, `message` and so on. */
  readonly part?: string | undefined;
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
export function fieldsOf(schema: Schema, path: readonly string[] = []): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const here = [...path, name];
    if (property.properties) return fieldsOf(property, here);
    const options = textsOf(property.enum) ?? textsOf(property.items?.enum);
    return [
      {
        path: here.join('.'),
        level: property['x-ringi']?.level,
        part: property['x-ringi']?.field,
        label: property.title ?? name,
        hint: property.description,
        kind: ONE_LINE.test(name) && kindOf(property) === 'long' ? 'text' : kindOf(property),
        required: schema.required?.includes(name) ?? false,
        given: property.const !== undefined || property.readOnly === true || property.enum?.length === 1,
        schema: property,
        ...(options && { options }),
      },
    ];
  });
}

/** Texts that may be this long get room for several lines; addresses and names of files are one line all the same. */
const LONG = 200;
const ONE_LINE = /(_url|_file|_key|_s3|-type|title|name)$/;

function kindOf(schema: Schema): FieldKind {
  const { type, format, maxLength = 0 } = schema;
  if (schema.contentMediaType !== undefined) return 'file';
  if (textsOf(schema.enum)) return 'choice';
  if (textsOf(schema.items?.enum)) return 'several';
  const allowed = typesOf(schema);
  if (allowed.includes('array')) return isListOfTexts(schema) ? 'list' : 'json';
  if (allowed.includes('object') || allowed.length === 0)
    return type === undefined && schema.const ? 'text' : 'json';
  if (allowed.includes('string')) return format === 'date' ? 'date' : maxLength > LONG ? 'long' : 'text';
  return allowed.includes('boolean') ? 'boolean' : 'number';
}

const textsOf = (values: readonly unknown[] | undefined): readonly string[] | undefined =>
  values?.every((value) => typeof value === 'string') ? values : undefined;

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
