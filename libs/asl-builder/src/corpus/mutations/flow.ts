import { change, firstOf, mutation, NOWHERE, remove, set, type Mutation } from './mutation.js';

/** Mistakes in where states lead. */
export const FLOW_MUTATIONS: readonly Mutation[] = [
  mutation('Next names no state', ({ state }) => change(state, 'Next', NOWHERE)),
  mutation('Default names no state', ({ state }) => change(state, 'Default', NOWHERE)),
  mutation('a rule names no state', ({ state }) => change(firstOf(state, 'Choices'), 'Next', NOWHERE)),
  mutation('a catcher names no state', ({ state }) => change(firstOf(state, 'Catch'), 'Next', NOWHERE)),
  mutation(
    'StartAt names no state',
    ({ name, block }) => block['StartAt'] === name && set(block, 'StartAt', NOWHERE),
  ),
  mutation('StartAt is missing', ({ name, block }) => block['StartAt'] === name && remove(block, 'StartAt')),
  mutation('neither Next nor End', ({ state }) => remove(state, 'Next') || remove(state, 'End')),
  mutation('Next and End', ({ state, name }) =>
    'Next' in state ? set(state, 'End', true) : 'End' in state && set(state, 'Next', name),
  ),
  mutation('a rule without Next', ({ state }) => remove(firstOf(state, 'Choices'), 'Next')),
  mutation('a catcher without Next', ({ state }) => remove(firstOf(state, 'Catch'), 'Next')),
  mutation(
    'a state that cannot be reached',
    ({ block, name }) => block['StartAt'] === name && set(block.States, 'Left over', { Type: 'Succeed' }),
  ),
  mutation(
    'an end that goes on',
    ({ state, name }) => ['Succeed', 'Fail'].includes(String(state['Type'])) && set(state, 'Next', name),
  ),
  mutation('a Choice that ends', ({ state }) => state['Type'] === 'Choice' && set(state, 'End', true)),
  mutation('a state name of 81 characters', ({ name, block }) => {
    const { [name]: state, ...others } = block.States;
    const long = name.padEnd(81, '.');
    if (block['StartAt'] !== name) return false;
    block.States = { [long]: state ?? {}, ...others };
    block['StartAt'] = long;
    return true;
  }),
  mutation('a state name used in two blocks', ({ name, block, machine }) => {
    const outer = machine['States'] as typeof block.States;
    const first = Object.keys(outer)[0];
    if (block.States === outer || first === undefined || block['StartAt'] !== name) return false;
    const { [name]: state, ...others } = block.States;
    block.States = { [first]: state ?? {}, ...others };
    block['StartAt'] = first;
    return true;
  }),
];
