import { defineFlow, FlowError } from '@ringi/approvals';
import type { Flow, Level } from '@ringi/shared-types';
import { ConfigError, type FlowChanges } from '../config/ringi-config.js';
import type { LoadedConfig } from '../config/load-config.js';

/** Domains that belong to nobody: https://www.rfc-editor.org/rfc/rfc2606 */
const NOBODYS = /(^|[@.])(example\.(com|net|org)|[^@]*\.?(example|invalid|test))$/i;

/**
 * The flows as a stage deploys them: with the configuration's changes, and with the addresses of the people they name.
 * @throws ConfigError naming every flow, level and change that cannot be deployed so.
 */
export function stageFlows(flows: readonly Flow[], config: LoadedConfig): readonly Flow[] {
  const problems = unknownNames(flows, config);
  const staged = flows.flatMap((flow) => {
    const changes = config.flows[flow.name];
    if (changes === false) return [];
    const valid = withChanges(flow, changes, problems);
    if (!valid) return [];
    const changed = withAddresses(valid, config);
    problems.push(...changed.levels.flatMap((level, index) => levelProblems(changed, level, index, config)));
    problems.push(
      ...unknownPeople(changed.allowed_approvers, `flow ${flow.name}, allowed_approvers`, config),
      ...unknownPeople(changed.starters ?? [], `flow ${flow.name}, starters`, config),
    );
    return [changed];
  });
  if (problems.length > 0) {
    throw new ConfigError(
      config.source,
      [...new Set(problems)],
      'Flows are in apps/infra/flows, each in a file of its own; see docs/configuration.md. Nothing was deployed.',
    );
  }
  return staged;
}

const unknownNames = (flows: readonly Flow[], { flows: changes }: LoadedConfig): string[] =>
  Object.keys(changes)
    .filter((name) => !flows.some((flow) => flow.name === name))
    .map(
      (name) =>
        `flows.${name}: there is no flow of this name; there are ${flows.map((f) => f.name).join(', ')}`,
    );

/** Checked as a flow's file is: a change may not make a flow that could not be written. */
function withChanges(flow: Flow, changes: FlowChanges | undefined, problems: string[]): Flow | undefined {
  if (!changes) return flow;
  const { levels = [], ...rest } = changes;
  try {
    return defineFlow({
      ...flow,
      ...rest,
      // A list longer than the flow is kept, so that the check names the level that is too many.
      levels: Array.from({ length: Math.max(levels.length, flow.levels.length) }, (_, index) => ({
        ...(flow.levels[index] as Level),
        ...levels[index],
      })),
    });
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    problems.push(...error.problems.map(({ path, message }) => `flows.${flow.name}.${path}: ${message}`));
    return undefined;
  }
}

/** Mail goes to a level's own addresses and to the approvers that are known by id. */
function withAddresses(flow: Flow, { people }: LoadedConfig): Flow {
  const addressesOf = (approver: string): string[] =>
    people.filter(({ id }) => id === approver).map(({ email }) => email);
  return {
    ...flow,
    levels: flow.levels.map((level) => ({
      ...level,
      email: [...new Set([...level.email, ...level.approvers.flatMap(addressesOf)])],
    })),
  };
}

function levelProblems(flow: Flow, level: Level, index: number, config: LoadedConfig): string[] {
  const where = `flow ${flow.name}, level ${index + 1}`;
  const nobodys = level.email.filter((address) => NOBODYS.test(address));
  return [
    ...unknownPeople(level.approvers, `${where}, approvers`, config),
    ...(level.email.length === 0
      ? [`${where}: nobody gets mail; give the level an email or its approvers one`]
      : []),
    ...(config.isOwn ? nobodys.map((address) => `${where}: ${address} is an example address`) : []),
  ];
}

const unknownPeople = (names: readonly string[], where: string, { people }: LoadedConfig): string[] =>
  names
    .filter((name) => !name.startsWith('arn:') && !people.some(({ id }) => id === name))
    .map((name) => `${where}: '${name}' is not among the configuration's people`);
