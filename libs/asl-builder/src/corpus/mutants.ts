import { innerBlocks } from '../import/transitions.js';
import { isRecord } from '../graph/template.js';
import { CHOICE_MUTATIONS } from './mutations/choice.js';
import { DATA_MUTATIONS } from './mutations/data.js';
import { FLOW_MUTATIONS } from './mutations/flow.js';
import { RETRY_MUTATIONS } from './mutations/retry.js';
import { STATE_MUTATIONS } from './mutations/state.js';
import type { Mutation, Site } from './mutations/mutation.js';

export const MUTATIONS: readonly Mutation[] = [
  ...FLOW_MUTATIONS,
  ...STATE_MUTATIONS,
  ...CHOICE_MUTATIONS,
  ...RETRY_MUTATIONS,
  ...DATA_MUTATIONS,
];

/** Every definition that one kind of mistake makes of a right one, one for each state where it can be made. */
export function* mutantsOf(definition: unknown, { apply }: Mutation): Generator<unknown> {
  const count = sites(definition).length;
  for (let i = 0; i < count; i++) {
    const mutant = structuredClone(definition);
    const site = sites(mutant)[i];
    if (site && apply(site)) yield mutant;
  }
}

/** Every state, with the block it is in and the machine, outer before inner. */
function sites(machine: unknown): Site[] {
  const root = machine as Site['machine'];
  const language = (state: Site['state']) =>
    (state['QueryLanguage'] ?? root['QueryLanguage'] ?? 'JSONPath') as Site['language'];
  const of = (block: unknown): Site[] => {
    if (!isRecord(block) || !isRecord(block['States'])) return [];
    return Object.entries(block['States']).flatMap(([name, state]) => {
      if (!isRecord(state)) return [];
      const own = { name, state, block, machine: root, language: language(state) } as Site;
      return [own, ...innerBlocks(state).flatMap((inner) => of(inner.block))];
    });
  };
  return of(machine);
}
