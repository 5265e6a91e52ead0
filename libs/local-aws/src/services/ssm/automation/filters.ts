import { ServiceError } from '../../../core/errors.js';
import { isRecord } from '../../../core/raw-input.js';
import type { AutomationRun } from './automation-run.js';
import { EXECUTION_STATUSES, FOREIGN_STATUSES } from './status.js';

export type Match = (run: AutomationRun) => boolean;

const invalidValue = (key: string, value: string): ServiceError =>
  new ServiceError('InvalidFilterValue', `The filter ${key} has the invalid value ${JSON.stringify(value)}.`);

/** What each filter key means, for one of its values. */
const KEYS: Readonly<Record<string, (value: string) => Match>> = {
  ExecutionStatus: (value) => {
    const known = EXECUTION_STATUSES.find((status) => status === value);
    if (!known && !FOREIGN_STATUSES.includes(value)) throw invalidValue('ExecutionStatus', value);
    return (run) => run.status === known;
  },
  DocumentNamePrefix: (value) => (run) => run.documentName.startsWith(value),
  ExecutionId: (value) => (run) => run.id === value,
  ParentExecutionId: (value) => (run) => run.parentId === value,
  CurrentAction: (value) => (run) => run.current?.definition.action === value,
  StartTimeBefore: (value) => {
    const at = time('StartTimeBefore', value);
    return (run) => run.startedAt < at;
  },
  StartTimeAfter: (value) => {
    const at = time('StartTimeAfter', value);
    return (run) => run.startedAt > at;
  },
  TagKey: (value) => (run) => run.tags.some(({ Key }) => Key === value),
  AutomationType: (value) => {
    if (value !== 'Local' && value !== 'CrossAccount') throw invalidValue('AutomationType', value);
    return () => value === 'Local';
  },
};

/**
 * Reads `Filters`: an automation matches when each filter holds for one of its values.
 * @throws ServiceError InvalidFilterKey, InvalidFilterValue
 */
export function readFilters(filters: unknown): Match {
  if (filters === undefined || filters === null) return () => true;
  if (!Array.isArray(filters)) throw new ServiceError('SerializationException', 'Filters must be a list.');
  const all = filters.map(readFilter);
  return (run) => all.every((matches) => matches(run));
}

function readFilter(filter: unknown): Match {
  const { Key: key, Values: values } = isRecord(filter) ? filter : {};
  const make = typeof key === 'string' && Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (!make)
    throw new ServiceError(
      'InvalidFilterKey',
      `local-aws does not know the filter key ${JSON.stringify(key)}; it knows ${Object.keys(KEYS).join(', ')}.`,
    );
  if (!Array.isArray(values) || values.length < 1 || values.length > 10)
    throw new ServiceError('InvalidFilterValue', `The filter ${String(key)} needs 1 to 10 values.`);
  const any = values.map((value) => {
    if (typeof value !== 'string') throw invalidValue(String(key), JSON.stringify(value));
    return make(value);
  });
  return (run) => any.some((matches) => matches(run));
}

/** ISO 8601, or epoch milliseconds (AWS does not say which; both are read). */
function time(key: string, value: string): number {
  const at = /^\d+$/.test(value) ? Number(value) : Date.parse(value);
  if (Number.isNaN(at)) throw invalidValue(key, value);
  return at;
}
