import { validation } from './errors.js';

/** Reads `$`, `$.detail.name` and `$.resources[0]`. @throws ServiceError ValidationException for any other JSONPath */
export function compilePath(path: string): (value: unknown) => unknown {
  if (!/^\$(?:\.[A-Za-z0-9_-]+|\[\d+\]|\['[^']+'\])*$/.test(path))
    throw validation(`The JSONPath ${path} is not valid: only names and indexes are allowed.`);
  const steps = [...path.matchAll(/\.([A-Za-z0-9_-]+)|\[(\d+)\]|\['([^']+)'\]/g)].map(
    ([, name, index, quoted]) => name ?? index ?? quoted ?? '',
  );
  return (value) =>
    steps.reduce<unknown>(
      (at, step) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, step)
          ? (at as Readonly<Record<string, unknown>>)[step]
          : undefined,
      value,
    );
}
