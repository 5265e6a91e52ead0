import { isRecord } from '../../graph/template.js';
import { mutation, set, type Mutation, type Site } from './mutation.js';

const PATHS = ['InputPath', 'OutputPath', 'ResultPath', 'ItemsPath', 'SecondsPath', 'TimestampPath'];

/** Changes the first `….$` field of the payload whose text fits; false when there is none. */
function changeDynamic({ state, language }: Site, fits: RegExp, to: (text: string) => string): boolean {
  const visit = (fields: unknown): boolean => {
    if (!isRecord(fields)) return false;
    const own = Object.entries(fields).find(
      ([key, value]) => key.endsWith('.$') && typeof value === 'string' && fits.test(value),
    );
    if (!own) return Object.values(fields).some(visit);
    fields[own[0]] = to(own[1] as string);
    return true;
  };
  return (
    language === 'JSONPath' &&
    ['Parameters', 'ItemSelector', 'ResultSelector'].some((field) => visit(state[field]))
  );
}

/** Mistakes in how data is picked. */
export const DATA_MUTATIONS: readonly Mutation[] = [
  mutation('a path that does not start with $', ({ state }) => {
    const field = PATHS.find((name) => typeof state[name] === 'string');
    if (field === undefined) return false;
    state[field] = 'order.total';
    return true;
  }),
  mutation('a path with an open bracket', ({ state }) => {
    const field = PATHS.find((name) => typeof state[name] === 'string');
    if (field === undefined) return false;
    state[field] = '$.order[';
    return true;
  }),
  mutation(
    'a ResultPath to many nodes',
    ({ state, language }) =>
      state['Type'] === 'Task' && language === 'JSONPath' && set(state, 'ResultPath', '$.orders[*]'),
  ),
  mutation(
    'an assignment to $states',
    ({ state }) => state['Type'] === 'Pass' && set(state, 'Assign', { states: 1 }),
  ),
  mutation('a dynamic field that is no path', (site) => changeDynamic(site, /^\$/, () => 'order.total')),
  mutation('an intrinsic function that does not exist', (site) =>
    changeDynamic(site, /^States\./, (text) => text.replace(/^States\.\w+/, 'States.Nothing')),
  ),
  mutation('an intrinsic function without its bracket', (site) =>
    changeDynamic(site, /^States\..*\)$/s, (text) => text.slice(0, -1)),
  ),
  mutation('a JSONata expression that does not end', ({ state, language }) => {
    const field = ['Output', 'Items'].find((name) => typeof state[name] === 'string');
    if (language !== 'JSONata' || field === undefined) return false;
    state[field] = '{% $states.input.( %}';
    return true;
  }),
];
