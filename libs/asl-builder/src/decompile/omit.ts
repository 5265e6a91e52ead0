/** The fields of an object but some, in their order. */
export const omit = (fields: object, ...names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
