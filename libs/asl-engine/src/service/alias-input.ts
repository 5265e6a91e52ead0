import { validation } from './limits.js';
import type { Route } from './machine-record.js';
import { StatesError } from './states-error.js';

const NAME = /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/;
/** As AWS writes it in its answer. */
const NAME_TEXT = '^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$';
const VERSION = /:stateMachine:[^:]+:\d+$/;

/** @throws StatesError ValidationException. */
export function checkAliasName(name: string): void {
  if (name.length < 1 || name.length > 80) {
    const bound = name.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 80';
    throw validation(
      `Value '${name}' at 'name' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  if (!NAME.test(name)) {
    throw validation(
      `Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${NAME_TEXT}`,
    );
  }
}

/** One or two versions whose weights make 100. @throws StatesError ValidationException. */
export function checkRouting(routing: readonly Route[]): void {
  if (routing.length < 1 || routing.length > 2) {
    const bound = routing.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 2';
    throw validation(
      `Value '[${routing.map(shown).join(', ')}]' at 'routingConfiguration' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  for (const [index, { weight }] of routing.entries()) {
    if (weight >= 0 && weight <= 100) continue;
    const bound = weight < 0 ? 'greater than or equal to 0' : 'less than or equal to 100';
    throw validation(
      `Value '${weight}' at 'routingConfiguration.${index + 1}.member.weight' failed to satisfy constraint: Member must have value ${bound}`,
    );
  }
  const arns = routing.map((route) => route.stateMachineVersionArn);
  const received = `Received: [${arns.join(', ')}]`;
  if (!arns.every((arn) => VERSION.test(arn)))
    throw refused(`Routing configuration must contain state machine version ARNs. ${received}`);
  if (new Set(arns).size < arns.length)
    throw refused(`Routing configuration must contain distinct state machine version ARNs. ${received}`);
  const weights = routing.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    throw refused(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`);
  }
}

function shown({ stateMachineVersionArn, weight }: Route): string {
  return `RoutingConfigurationListItem(stateMachineVersionArn=${stateMachineVersionArn}, weight=${weight})`;
}

function refused(message: string): StatesError {
  return new StatesError('ValidationException', message);
}
