import {
  describeDiagnostic,
  validateDefinition,
  type QueryLanguage,
  type StateDefinition,
  type StateMachineDefinition,
  type StatesBlock,
} from '@ringi/asl';
import { readDefinition } from '../definition-text.js';
import { StatesError } from '../states-error.js';
import { validation } from '../limits.js';

export interface TestedState {
  readonly state: StateDefinition;
  readonly language: QueryLanguage;
}

/**
 * The state that is to be tested.
 * @throws StatesError InvalidDefinition; ValidationException when the machine has no state of that name.
 */
export function testedState(definition: string, stateName: string | undefined): TestedState {
  if (stateName === undefined) return single(definition);
  if (stateName === '') {
    throw validation(
      "Value at 'stateName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  const machine = readDefinition(definition, 'STANDARD');
  const state = find(machine, stateName);
  if (!state) throw new StatesError('ValidationException', 'State not found in definition');
  const language = (state['QueryLanguage'] ?? machine.QueryLanguage ?? 'JSONPath') as QueryLanguage;
  return { state, language };
}

/** Findings about where states lead, which one state alone cannot have. */
const OF_MACHINES: ReadonlySet<string> = new Set(['MISSING_TRANSITION_TARGET', 'MISSING_END_STATE']);

/** AWS calls a state without a machine `StateName`; where it leads cannot be checked. */
function single(definition: string): TestedState {
  const state = JSON.parse(definition) as StateDefinition;
  const machine: StateMachineDefinition = { StartAt: 'StateName', States: { StateName: state } };
  const errors = validateDefinition(machine).filter(({ code }) => !OF_MACHINES.has(code));
  if (errors.length > 0) {
    const described = errors.map(describeDiagnostic).join(', ');
    throw new StatesError('InvalidDefinition', `Invalid State Machine Definition: '${described}'`);
  }
  return { state, language: (state['QueryLanguage'] ?? 'JSONPath') as QueryLanguage };
}

function find(block: StatesBlock, name: string): StateDefinition | undefined {
  for (const [candidate, state] of Object.entries(block.States)) {
    if (candidate === name) return state;
    const processor = (state['ItemProcessor'] ?? state['Iterator']) as StatesBlock | undefined;
    const branches = (state['Branches'] ?? []) as readonly StatesBlock[];
    for (const nested of processor ? [processor] : branches) {
      const found = find(nested, name);
      if (found) return found;
    }
  }
  return undefined;
}
