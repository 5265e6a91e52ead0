/** Epoch seconds, as the JSON protocols carry times. */
export const seconds = (ms: number): number => ms / 1000;

/** Without members that are undefined. */
export const defined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Partial<T>;
