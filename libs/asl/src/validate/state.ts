import type { QueryLanguage, StateType } from '../document.js';
import type { State } from './blocks.js';
import { checkMap } from './map.js';
import { AWS } from './messages.js';
import { pointer } from './pointer.js';
import type { Scope } from './scope.js';
import { checkShape } from './shape.js';
import { STATES, STATE_TYPES } from './shapes/states.js';
import { checkTask } from './task.js';

const isStateType = (type: unknown): type is StateType => STATE_TYPES.includes(type as StateType);

/** Checks one state, but not where it leads nor what is nested in it; `scope` has the machine's language. */
export function checkState({ fields, at }: State, machine: Scope): void {
  const type = fields['Type'];
  if (type === undefined) machine.findings.schema(AWS.required(['Type']), at);
  else if (!isStateType(type)) machine.findings.schema(AWS.stateType(STATE_TYPES), pointer(at, 'Type'));
  if (!isStateType(type)) return;
  const scope = scopeOf(fields['QueryLanguage'], machine);
  if (scope.anyLanguage) machine.findings.schema(AWS.downgrade, at);
  checkShape(fields, STATES[type], at, scope);
  if (type === 'Task') checkTask(fields, at, scope);
  if (type === 'Map') checkMap(fields, at, scope);
}

/** AWS takes any language but exactly "JSONPath" for JSONata (and reports those it does not know). */
function scopeOf(own: unknown, machine: Scope): Scope {
  if (own === undefined) return machine;
  const language: QueryLanguage = own === 'JSONPath' ? 'JSONPath' : 'JSONata';
  const downgrade = language === 'JSONPath' && machine.language === 'JSONata';
  return { ...machine, language, ...(downgrade && { anyLanguage: true }) };
}
