import { deepEqual } from '../json.js';
import { checkAliasName, checkRouting } from './alias-input.js';
import { checkStateMachineArn } from './arn.js';
import type { Alias, Route } from './machine-record.js';
import type { MachineStore } from './machine-store.js';
import { page, type PageRequest } from './paging.js';
import { StatesError } from './states-error.js';

/** AWS's quota. */
const MAX_ALIASES = 100;

export interface CreateAliasInput {
  readonly name: string;
  readonly description?: string;
  readonly routingConfiguration: readonly Route[];
}

export interface UpdateAliasInput {
  readonly stateMachineAliasArn: string;
  readonly description?: string;
  readonly routingConfiguration?: readonly Route[];
}

/**
 * Aliases of state machines: names that route executions to one or two versions.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html
 */
export class AliasStore {
  readonly #machines: MachineStore;
  readonly #now: () => number;

  constructor(machines: MachineStore, now: () => number) {
    this.#machines = machines;
    this.#now = now;
  }

  /** CreateStateMachineAlias; the same once more answers the alias. @throws StatesError ValidationException, ConflictException. */
  create(input: CreateAliasInput): Alias {
    const { name, description, routingConfiguration } = input;
    checkAliasName(name);
    checkRouting(routingConfiguration);
    const machine = this.#machineOf(routingConfiguration);
    const existing = machine.aliases.get(name);
    if (existing) return sameOrRefused(existing, input);
    if (machine.aliases.size >= MAX_ALIASES) {
      throw new StatesError(
        'ServiceQuotaExceededException',
        `A state machine has at most ${MAX_ALIASES} aliases: delete one of '${machine.stateMachineArn}' first.`,
      );
    }
    const now = this.#now();
    const alias: Alias = {
      aliasArn: `${machine.stateMachineArn}:${name}`,
      name,
      description,
      routing: routingConfiguration,
      creationDate: now,
      updateDate: now,
    };
    machine.aliases.set(name, alias);
    return alias;
  }

  /** UpdateStateMachineAlias. @throws StatesError ValidationException, ResourceNotFound. */
  update(input: UpdateAliasInput): Alias {
    const { stateMachineAliasArn, description, routingConfiguration } = input;
    if (description === undefined && routingConfiguration === undefined) {
      throw new StatesError(
        'ValidationException',
        'Either the description or the routingConfiguration must be specified',
      );
    }
    if (routingConfiguration) checkRouting(routingConfiguration);
    const alias = this.get(stateMachineAliasArn);
    if (routingConfiguration) this.#machineOf(routingConfiguration);
    if (description !== undefined) alias.description = description;
    if (routingConfiguration) alias.routing = routingConfiguration;
    alias.updateDate = this.#now();
    return alias;
  }

  /** DescribeStateMachineAlias. @throws StatesError InvalidArn, ResourceNotFound. */
  get(aliasArn: string): Alias {
    checkStateMachineArn(aliasArn);
    const alias = this.#machines.find(aliasArn)?.aliases.get(nameIn(aliasArn));
    if (alias) return alias;
    throw new StatesError('ResourceNotFound', 'Request references a resource that does not exist.');
  }

  /** ListStateMachineAliases: of a machine, or those that route to a version. @throws StatesError. */
  list(stateMachineArn: string, request: PageRequest): { items: readonly Alias[]; nextToken?: string } {
    const machine = this.#machines.find(stateMachineArn) ?? this.#machines.get(stateMachineArn);
    const all = [...machine.aliases.values()];
    const qualified = machine.stateMachineArn !== stateMachineArn;
    const shown = qualified ? all.filter(({ routing }) => routes(routing, stateMachineArn)) : all;
    return page(shown, `aliases:${stateMachineArn}`, request);
  }

  /** DeleteStateMachineAlias; deleting what does not exist is no error. */
  delete(aliasArn: string): void {
    checkStateMachineArn(aliasArn);
    this.#machines.find(aliasArn)?.aliases.delete(nameIn(aliasArn));
  }

  /** The machine whose versions are routed to. */
  #machineOf(routing: readonly Route[]) {
    const arns = routing.map((route) => route.stateMachineVersionArn);
    const [machine, other] = new Set(arns.map((arn) => this.#machines.find(arn)));
    const known =
      machine && arns.every((arn) => machine.versions.some(({ versionArn }) => versionArn === arn));
    if (known && !other) return machine;
    // AWS's sentence for versions of two machines is not known to us.
    throw new StatesError('ResourceNotFound', 'Request references a resource that does not exist.');
  }
}

function routes(routing: readonly Route[], versionArn: string): boolean {
  return routing.some((route) => route.stateMachineVersionArn === versionArn);
}

function nameIn(aliasArn: string): string {
  return aliasArn.split(':').at(-1) as string;
}

function sameOrRefused(alias: Alias, input: CreateAliasInput): Alias {
  const same =
    alias.description === input.description && deepEqual(alias.routing, input.routingConfiguration);
  if (same) return alias;
  throw new StatesError(
    'ConflictException',
    'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
  );
}
