import { deepEqual } from '../json.js';
import { checkStateMachineArn } from './arn.js';
import { readDefinition, type MachineType } from './definition-text.js';
import type { MachineRecord, Revision } from './machine-record.js';
import { checkName } from './names.js';
import { StatesError } from './states-error.js';

export interface CreateStateMachineInput {
  readonly name: string;
  /** ASL, a JSON text. */
  readonly definition: string;
  readonly roleArn: string;
  readonly type?: MachineType;
  readonly loggingConfiguration?: Readonly<Record<string, unknown>>;
  readonly tracingConfiguration?: Readonly<Record<string, unknown>>;
  readonly publish?: boolean;
  readonly versionDescription?: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
}

export interface UpdateStateMachineInput {
  readonly stateMachineArn: string;
  readonly definition?: string;
  readonly roleArn?: string;
  readonly loggingConfiguration?: Readonly<Record<string, unknown>>;
  readonly tracingConfiguration?: Readonly<Record<string, unknown>>;
  readonly publish?: boolean;
  readonly versionDescription?: string;
}

const NO_LOGGING = { level: 'OFF', includeExecutionData: false };
const NO_TRACING = { enabled: false };

/** State machines by ARN. Dates are epoch milliseconds. */
export class MachineStore {
  readonly #machines = new Map<string, MachineRecord>();
  readonly #arnOf: (name: string) => string;
  readonly #now: () => number;
  readonly #uuid: () => string;

  constructor(options: { arnOf: (name: string) => string; now: () => number; uuid: () => string }) {
    this.#arnOf = options.arnOf;
    this.#uuid = options.uuid;
    this.#now = options.now;
  }

  /** CreateStateMachine; idempotent as AWS's: the same definition, type, logging and tracing answer the existing one. */
  create(input: CreateStateMachineInput): MachineRecord {
    checkName(input.name);
    checkVersionDescription(input);
    const type = input.type ?? 'STANDARD';
    const definition = readDefinition(input.definition, type);
    checkLogging(input.loggingConfiguration);
    const stateMachineArn = this.#arnOf(input.name);
    const revision: Revision = {
      definitionText: input.definition,
      definition,
      roleArn: input.roleArn,
      loggingConfiguration: { ...NO_LOGGING, ...input.loggingConfiguration },
      tracingConfiguration: input.tracingConfiguration ?? NO_TRACING,
      updateDate: this.#now(),
    };
    const existing = this.#machines.get(stateMachineArn);
    if (existing) return sameOrRefused(existing, revision, type);
    const record: MachineRecord = {
      stateMachineArn,
      name: input.name,
      type,
      creationDate: revision.updateDate,
      current: revision,
      deleting: false,
      versions: [],
      lastVersion: 0,
      aliases: new Map(),
      tags: Object.fromEntries((input.tags ?? []).map(({ key, value }) => [key, value])),
    };
    this.#machines.set(stateMachineArn, record);
    return record;
  }

  /** UpdateStateMachine. Running executions keep the revision they were started with. */
  update(input: UpdateStateMachineInput): MachineRecord {
    const record = this.get(input.stateMachineArn);
    const { definition, roleArn, loggingConfiguration, tracingConfiguration } = input;
    checkVersionDescription(input);
    const given = [definition, roleArn, loggingConfiguration, tracingConfiguration];
    if (input.publish !== true && given.every((value) => value === undefined)) {
      throw new StatesError(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    }
    checkLogging(loggingConfiguration);
    const { current } = record;
    // A revision is a definition and a role: what changes neither leaves its id.
    const changed =
      (definition ?? current.definitionText) !== current.definitionText ||
      (roleArn ?? current.roleArn) !== current.roleArn;
    record.current = {
      ...current,
      ...(definition !== undefined && {
        definitionText: definition,
        definition: readDefinition(definition, record.type),
      }),
      ...(roleArn !== undefined && { roleArn }),
      ...(loggingConfiguration && { loggingConfiguration: { ...NO_LOGGING, ...loggingConfiguration } }),
      ...(tracingConfiguration && { tracingConfiguration }),
      ...(changed && { revisionId: this.#uuid() }),
      updateDate: this.#now(),
    };
    return record;
  }

  /** @throws StatesError InvalidArn, StateMachineDoesNotExist. */
  get(arn: string): MachineRecord {
    checkStateMachineArn(arn);
    const record = this.#machines.get(arn);
    if (!record) throw new StatesError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return record;
  }

  /** The machine that an ARN of its own, of a version or of an alias names. */
  find(arn: string): MachineRecord | undefined {
    return this.#machines.get(arn.split(':').slice(0, 7).join(':'));
  }

  /** Newest last. */
  list(): MachineRecord[] {
    return [...this.#machines.values()];
  }

  remove(arn: string): void {
    this.#machines.delete(arn);
  }
}

function sameOrRefused(existing: MachineRecord, revision: Revision, type: MachineType): MachineRecord {
  const { current } = existing;
  const same =
    existing.type === type &&
    current.definitionText === revision.definitionText &&
    deepEqual(current.loggingConfiguration, revision.loggingConfiguration) &&
    deepEqual(current.tracingConfiguration, revision.tracingConfiguration);
  if (same) return existing;
  throw new StatesError(
    'StateMachineAlreadyExists',
    `State Machine Already Exists: '${existing.stateMachineArn}'`,
  );
}

/** @throws StatesError ValidationException. */
function checkVersionDescription(input: { publish?: boolean; versionDescription?: string }): void {
  if (input.versionDescription === undefined || input.publish === true) return;
  throw new StatesError('ValidationException', 'Version description can only be set when publish is true');
}

/** @throws StatesError InvalidLoggingConfiguration: logging needs exactly one log group. */
function checkLogging(logging: Readonly<Record<string, unknown>> | undefined): void {
  if (logging === undefined || (logging['level'] ?? 'OFF') === 'OFF') return;
  const destinations = logging['destinations'];
  if (Array.isArray(destinations) && destinations.length === 1) return;
  throw new StatesError(
    'InvalidLoggingConfiguration',
    'Invalid Logging Configuration: Must specify exactly one Log Destination.',
  );
}
