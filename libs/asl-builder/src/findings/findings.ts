import { validateDefinition, type Diagnostic, type QueryLanguage } from '@ringi/asl';
import type { Machine } from '../types/machine.js';

/** What the validator says of a built machine, and where in the program that is. */
export interface Finding extends Diagnostic {
  /** `file:line:column` of the step that made the state; absent when the finding is about the machine as a whole. */
  readonly position?: string;
}

/** As much of a machine as is looked at: {@link Machine}, of any types. */
type Built<L extends QueryLanguage> = Pick<Machine<never, unknown, string, L>, 'toASL' | 'sourceMap'>;

/**
 * Validates a built machine as AWS would validate its definition, and says of each finding which step of the program it is
 * about. Types and build errors leave little to find: `extra`, `rawState` and texts in `jsonata` can say anything.
 *
 *     for (const { message, position } of findings(order)) console.error(`${position}: ${message}`);
 *
 * A machine that only JSONata can print has to be asked in it: `findings(order, { queryLanguage: 'JSONata' })`.
 */
export function findings<L extends QueryLanguage>(
  machine: Built<L>,
  ...options: Parameters<Built<L>['toASL']>
): Finding[] {
  const definition = machine.toASL(...options);
  const positions = machine.sourceMap();
  return validateDefinition(definition).map((diagnostic) => {
    const position = positionOf(diagnostic.location ?? '', positions);
    return { ...diagnostic, ...(position !== undefined && { position }) };
  });
}

/** The position of the innermost state that the pointer leads into. */
function positionOf(pointer: string, positions: Readonly<Record<string, string>>): string | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    if (Object.hasOwn(positions, at)) return positions[at];
  }
  return undefined;
}
