import type { StateDefinition } from '@ringi/asl';
import { elements, innerBlocks } from '../import/transitions.js';
import { omit } from './omit.js';

/** What `rawState` takes of a state: all but what the program around it says. */
export function verbatimParts(state: StateDefinition): Readonly<Record<string, unknown>> {
  const choices = state.Type === 'Choice' ? ['Choices'] : [];
  const fields = omit(state, 'Next', 'Default', 'Catch', ...choices);
  const rest = innerBlocks(state).map(({ block }) => omit(block as object, 'StartAt', 'States'));
  const hasRest = rest.some((fields) => Object.keys(fields).length > 0);
  if (state.Type === 'Parallel') {
    const others = omit(fields, 'Branches');
    return hasRest ? { ...others, Branches: rest } : others;
  }
  if (state.Type !== 'Map') return fields;
  const field = 'Iterator' in state ? 'Iterator' : 'ItemProcessor';
  const others = omit(fields, field);
  return field === 'Iterator' || hasRest ? { ...others, [field]: rest[0] } : others;
}

/** True when what `verbatimParts` drops would come back different: an empty list of catchers, `End: false`. */
export const hasOddParts = (state: StateDefinition): boolean =>
  ('Catch' in state && elements(state['Catch']).length === 0) ||
  ('End' in state && state['End'] !== true) ||
  ('Next' in state && ('End' in state || ['Choice', 'Succeed', 'Fail'].includes(state.Type))) ||
  ('Default' in state && state.Type !== 'Choice') ||
  (state.Type === 'Choice' && elements(state['Choices']).length === 0) ||
  (state.Type === 'Parallel' && elements(state['Branches']).length === 0) ||
  (!('Next' in state || 'End' in state) && !['Choice', 'Succeed', 'Fail'].includes(state.Type));
