import type { StateMachineDefinition } from '@ringi/asl';
import { variableReferences } from '@ringi/asl-engine/service';

/** The member that describes which states refer to which variables; AWS leaves it out when none does. */
export function references(definition: StateMachineDefinition): object {
  const found = variableReferences(definition);
  return Object.keys(found).length === 0 ? {} : { variableReferences: found };
}
