import type { MachineRecord, Version } from './machine-record.js';
import type { MachineStore } from './machine-store.js';
import { page, type PageRequest } from './paging.js';
import { StatesError } from './states-error.js';

/** AWS's quota. */
const MAX_VERSIONS = 1_000;

export interface PublishVersionInput {
  readonly stateMachineArn: string;
  readonly description?: string;
  /** Refuses to publish when this is not the machine's revision any more; `INITIAL` is the first one. */
  readonly revisionId?: string;
}

/**
 * Versions of state machines: numbered revisions that never change.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-version.html
 */
export class VersionStore {
  readonly #machines: MachineStore;
  readonly #now: () => number;

  constructor(machines: MachineStore, now: () => number) {
    this.#machines = machines;
    this.#now = now;
  }

  /**
   * PublishStateMachineVersion; a revision that is the latest version already is not published again.
   * @throws StatesError InvalidArn, StateMachineDoesNotExist, ConflictException, ServiceQuotaExceededException.
   */
  publish(input: PublishVersionInput): Version {
    const machine = this.#machines.get(input.stateMachineArn);
    const revision = machine.current;
    const current = revision.revisionId ?? 'INITIAL';
    if (input.revisionId !== undefined && input.revisionId !== current) {
      throw new StatesError(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${input.revisionId}. The current State Machine revision is ${current}.`,
      );
    }
    const latest = machine.versions.at(-1);
    if (latest && latest.revision.revisionId === revision.revisionId) return latest;
    if (machine.versions.length >= MAX_VERSIONS) {
      throw new StatesError(
        'ServiceQuotaExceededException',
        `A state machine has at most ${MAX_VERSIONS} versions: delete one of '${machine.stateMachineArn}' first.`,
      );
    }
    // Numbers are never given twice, not even after the version was deleted.
    machine.lastVersion += 1;
    const version: Version = {
      versionArn: `${machine.stateMachineArn}:${machine.lastVersion}`,
      revision,
      description: input.description,
      creationDate: this.#now(),
    };
    machine.versions.push(version);
    return version;
  }

  /** ListStateMachineVersions: newest first. @throws StatesError InvalidArn, StateMachineDoesNotExist, InvalidToken. */
  list(stateMachineArn: string, request: PageRequest): { items: readonly Version[]; nextToken?: string } {
    const { versions } = this.#machines.get(stateMachineArn);
    return page(versions.toReversed(), `versions:${stateMachineArn}`, request);
  }

  /** DeleteStateMachineVersion; deleting what does not exist is no error. @throws StatesError ConflictException. */
  delete(versionArn: string): void {
    const machine = this.#machines.find(versionArn);
    if (!machine) return;
    const names = aliasesOf(machine, versionArn);
    if (names.length > 0) {
      throw new StatesError(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names.join(', ')}]`,
      );
    }
    const index = machine.versions.findIndex((version) => version.versionArn === versionArn);
    if (index >= 0) machine.versions.splice(index, 1);
  }
}

/** Names of the aliases that route to a version. */
function aliasesOf(machine: MachineRecord, versionArn: string): string[] {
  return [...machine.aliases.values()]
    .filter(({ routing }) => routing.some((route) => route.stateMachineVersionArn === versionArn))
    .map(({ name }) => name);
}
