import type { QueryLanguage, StateDefinition, StateMachineDefinition, StatesBlock } from '@ringi/asl';
import type { Scope } from '../graph/state.js';
import type { Program } from '../lower/program.js';
import { dialectOf } from './language.js';
import { stateFields } from './state.js';

/** Writes a lowered machine as ASL. Nothing is kept between calls. */
export function printMachine(
  program: Program,
  options: {
    readonly comment?: string;
    readonly timeoutSeconds?: number;
    readonly extra?: Readonly<Record<string, unknown>>;
  },
  queryLanguage: QueryLanguage,
): StateMachineDefinition {
  const printScope = (scope: Scope): StatesBlock => {
    const states = scope.states.map((state) => {
      const fields = stateFields(state, dialectOf(queryLanguage, program, state), printScope);
      const own =
        queryLanguage === 'JSONPath' && state.queryLanguage ? { QueryLanguage: state.queryLanguage } : {};
      return [state.name, withoutUndefined({ ...fields, ...own })];
    });
    return {
      StartAt: scope.entry.to?.name ?? '',
      States: Object.fromEntries(states) as Record<string, StateDefinition>,
    };
  };
  return withoutUndefined({
    Comment: options.comment,
    QueryLanguage: queryLanguage === 'JSONata' ? queryLanguage : undefined,
    TimeoutSeconds: options.timeoutSeconds,
    ...printScope(program.top),
    ...structuredClone(options.extra),
  });
}

const withoutUndefined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
