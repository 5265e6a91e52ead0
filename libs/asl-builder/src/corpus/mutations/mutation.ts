type Fields = Record<string, unknown>;

/** A state of a definition that may be spoilt. */
export interface Site {
  readonly name: string;
  readonly state: Fields;
  readonly block: Fields & { States: Record<string, Fields> };
  readonly machine: Fields;
  readonly language: 'JSONPath' | 'JSONata';
}

/** One kind of mistake. */
export interface Mutation {
  readonly kind: string;
  /** Makes the mistake in place; false where it cannot be made. */
  apply(site: Site): boolean;
}

export const mutation = (kind: string, apply: Mutation['apply']): Mutation => ({ kind, apply });

/** The first element of a list field, when it is an object. */
export function firstOf(state: Fields, field: string): Fields | undefined {
  const list = state[field];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return typeof first === 'object' && first !== null ? (first as Fields) : undefined;
}

export const set = (fields: Fields | undefined, field: string, value: unknown): boolean => {
  if (!fields) return false;
  fields[field] = value;
  return true;
};

/** Changes a field that is there. */
export const change = (fields: Fields | undefined, field: string, value: unknown): boolean =>
  fields !== undefined && field in fields && set(fields, field, value);

export const remove = (fields: Fields | undefined, field: string): boolean =>
  fields !== undefined && field in fields && delete fields[field];

export const NOWHERE = 'no such state';
