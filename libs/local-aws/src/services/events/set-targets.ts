import { ServiceError } from '../../core/errors.js';
import type { Rule } from './rule.js';
import type { Target } from './target.js';

/** AWS's quota of targets for one rule. */
const MAX_TARGETS = 5;

/** Adds targets, or replaces those with the same id. @throws ServiceError LimitExceededException; then nothing has changed */
export function addTargets(rule: Rule, targets: readonly Target[]): void {
  const ids = new Set([...rule.targets.keys(), ...targets.map(({ id }) => id)]);
  if (ids.size > MAX_TARGETS)
    throw new ServiceError(
      'LimitExceededException',
      `The rule ${rule.definition.name} would have ${ids.size} targets; the maximum is ${MAX_TARGETS}.`,
    );
  for (const target of targets) rule.targets.set(target.id, target);
}
