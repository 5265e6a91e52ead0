import { firstOf, mutation, remove, set, change, type Mutation, type Site } from './mutation.js';

const working = ({ state }: Site): boolean => ['Task', 'Parallel', 'Map'].includes(String(state['Type']));
const retrier = (site: Site) => firstOf(site.state, 'Retry');
const ALL = { ErrorEquals: ['States.ALL'] };
const SOME = { ErrorEquals: ['States.Timeout'] };

/** Mistakes in retriers and catchers. */
export const RETRY_MUTATIONS: readonly Mutation[] = [
  mutation('a retrier without ErrorEquals', (site) => remove(retrier(site), 'ErrorEquals')),
  mutation('a retrier with no error', (site) => change(retrier(site), 'ErrorEquals', [])),
  mutation('MaxAttempts below zero', (site) => set(retrier(site), 'MaxAttempts', -1)),
  mutation('BackoffRate below one', (site) => set(retrier(site), 'BackoffRate', 0.5)),
  // Zero is no mistake to AWS.
  mutation('IntervalSeconds below zero', (site) => set(retrier(site), 'IntervalSeconds', -1)),
  mutation('a jitter strategy that does not exist', (site) => set(retrier(site), 'JitterStrategy', 'SOME')),
  mutation('an unknown field in a retrier', (site) => set(retrier(site), 'MaxRetries', 3)),
  mutation(
    'States.ALL before another retrier',
    (site) => working(site) && set(site.state, 'Retry', [ALL, SOME]),
  ),
  mutation(
    'States.ALL among other errors',
    (site) => working(site) && set(site.state, 'Retry', [{ ErrorEquals: ['States.Timeout', 'States.ALL'] }]),
  ),
  mutation('a catcher without ErrorEquals', (site) => remove(firstOf(site.state, 'Catch'), 'ErrorEquals')),
  mutation('States.ALL before another catcher', (site) => {
    const next = firstOf(site.state, 'Catch')?.['Next'];
    const catchers = [ALL, SOME].map((errors) => ({ ...errors, Next: next }));
    return next !== undefined && set(site.state, 'Catch', catchers);
  }),
];
