import { isRecord } from '../graph/template.js';

type Steps = readonly (string | number)[];

/** A transition as the document has it: the way to the field, and what stands there. */
export interface Target {
  readonly steps: Steps;
  readonly target: unknown;
}

/** The transitions a state names. A rule or catcher without `Next` names undefined. */
export function targetsOf(state: Readonly<Record<string, unknown>>): Target[] {
  const list = (field: 'Choices' | 'Catch'): Target[] =>
    elements(state[field]).map((element, i) => ({
      steps: [field, i, 'Next'],
      target: isRecord(element) ? element['Next'] : undefined,
    }));
  return [
    ...('Next' in state ? [{ steps: ['Next'], target: state['Next'] }] : []),
    ...(state['Type'] === 'Choice' ? list('Choices') : []),
    ...('Default' in state ? [{ steps: ['Default'], target: state['Default'] }] : []),
    ...list('Catch'),
  ];
}

/** The blocks of states inside a Parallel or a Map. */
export function innerBlocks(state: Readonly<Record<string, unknown>>): { steps: Steps; block: unknown }[] {
  if (state['Type'] === 'Parallel') {
    return elements(state['Branches']).map((block, i) => ({ steps: ['Branches', i], block }));
  }
  if (state['Type'] !== 'Map') return [];
  const field = 'Iterator' in state ? 'Iterator' : 'ItemProcessor';
  return [{ steps: [field], block: state[field] }];
}

export const elements = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
