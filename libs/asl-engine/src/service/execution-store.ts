import { checkExecutionArn } from './arn.js';
import type { ExecutionRecord } from './execution-record.js';
import { StatesError } from './states-error.js';

/** AWS keeps a closed execution, and its name, this long. */
const RETENTION_MS = 90 * 24 * 3_600_000;

/** Executions by ARN and by machine, in the order they were started. */
export class ExecutionStore {
  readonly #byArn = new Map<string, ExecutionRecord>();
  readonly #byMachine = new Map<string, Set<ExecutionRecord>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(record: ExecutionRecord): void {
    this.#byArn.set(record.execution.identity.executionArn, record);
    const siblings = this.#byMachine.get(record.stateMachineArn) ?? new Set();
    siblings.add(record);
    this.#byMachine.set(record.stateMachineArn, siblings);
  }

  /** The execution, unless it ended more than 90 days ago. */
  find(arn: string): ExecutionRecord | undefined {
    const record = this.#byArn.get(arn);
    const ended = record?.execution.stopDate;
    if (!record || ended === undefined || ended + RETENTION_MS > this.#now()) return record;
    this.#byArn.delete(arn);
    this.#byMachine.get(record.stateMachineArn)?.delete(record);
    return undefined;
  }

  /** @throws StatesError InvalidArn, ExecutionDoesNotExist. */
  get(arn: string): ExecutionRecord {
    checkExecutionArn(arn);
    const record = this.find(arn);
    if (!record) throw new StatesError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return record;
  }

  /** Newest first. */
  of(stateMachineArn: string): ExecutionRecord[] {
    return [...(this.#byMachine.get(stateMachineArn) ?? [])].reverse();
  }
}
