import type { Json } from '@ringi/asl';
import { SimulatedClock } from '../../clock/simulated-clock.js';
import { MemoryObjectStore } from '../../map-run/memory-object-store.js';
import type { LogEvent } from '../../service/log-events.js';
import { StateMachines } from '../../service/state-machines.js';
import { statusChangeEvent, type StatusChangeEvent } from '../../service/status-change.js';
import { workActivity } from './activity-worker.js';
import {
  arnOf,
  definitionText,
  type ConformanceRecord,
  type RecordedMachine,
  type RecordedRun,
} from './record.js';
import { ScriptedRunner } from './scripted-runner.js';

const LOG_GROUP = 'arn:aws:logs:us-east-1:111111111111:log-group:conformance';

/** The service, the clock and everything that exists beside one replayed run. */
export class World {
  readonly clock: SimulatedClock;
  readonly machines: StateMachines;
  readonly runner: ScriptedRunner;
  readonly statusChanges: StatusChangeEvent[] = [];
  readonly logged: LogEvent[] = [];

  readonly #record: ConformanceRecord;

  constructor(record: ConformanceRecord, run: RecordedRun) {
    this.#record = record;
    this.clock = new SimulatedClock(record.clock === undefined ? Date.now() : Date.parse(record.clock));
    const told = scriptOf(record, run);
    this.runner = new ScriptedRunner({
      record,
      results: told.taskResults ?? {},
      submitted: submittedOutputs(record.expected[told.expect.key]),
      callbacks: () => this.machines.callbacks,
    });
    this.machines = new StateMachines({
      clock: this.clock,
      region: 'us-east-1',
      accountId: arnOf(record.machines[0]).split(':')[4] as string,
      runner: this.runner,
      objects: objectsOf(record),
      onStatusChange: (execution) => this.statusChanges.push(statusChangeEvent(execution)),
      onLog: (event) => this.logged.push(event),
    });
    for (const resource of record.resources ?? [])
      if (resource.kind === 'activity') this.machines.activities.create(resource.name as string);
    for (const helper of record.helpers ?? [])
      if (helper.kind === 'activity-worker') workActivity(this.machines, this.clock, helper);
  }

  create(machine: RecordedMachine): void {
    this.machines.createStateMachine({
      name: arnOf(machine).split(':').at(-1) as string,
      definition: definitionText(machine),
      roleArn: machine.roleArn ?? 'arn:aws:iam::111111111111:role/machine',
      type: machine.type,
      ...(machine.logging && {
        loggingConfiguration: {
          ...machine.logging,
          destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: `${LOG_GROUP}:*` } }],
        },
      }),
    });
  }

  /** Makes the calls that somebody made while the execution ran, once it cannot go on by itself. */
  callAround(executionArn: string): void {
    const calls = (this.#record.helpers ?? []).flatMap((helper) => helper.calls ?? []);
    for (const call of calls) {
      if (call.op !== 'StopExecution' || call.executionArn !== executionArn) continue;
      this.clock.setTimer(this.clock.now(), () => this.machines.stopExecution({ executionArn }));
    }
  }

  /** Lets time pass until `done` answers true, or nothing can happen any more. */
  async passTime(done: () => boolean): Promise<void> {
    for (let round = 0; round < 10_000; round += 1) {
      await this.clock.advance(0);
      await this.clock.advance(0);
      const next = this.clock.next();
      if (done() || next === undefined) return;
      await this.clock.advance(Math.max(0, next - this.clock.now()));
    }
  }
}

/** Runs of one execution share what is known of its tasks: the run that has the history tells it. */
function scriptOf(record: ConformanceRecord, run: RecordedRun): RecordedRun {
  if (run.taskResults) return run;
  const sibling = record.runs.find(
    (other) =>
      other.executionArn !== undefined && other.executionArn === run.executionArn && other.taskResults,
  );
  return sibling ?? run;
}

function submittedOutputs(expected: unknown): Json[] {
  const events = (expected as { events?: readonly Record<string, unknown>[] } | undefined)?.events ?? [];
  return events
    .filter((event) => event['type'] === 'TaskSubmitted')
    .map((event) => (event['taskSubmittedEventDetails'] as { output: Json }).output);
}

function objectsOf(record: ConformanceRecord): MemoryObjectStore {
  const store = new MemoryObjectStore();
  for (const { kind, bucket, key, body } of record.resources ?? [])
    if (kind === 's3-object') store.put(bucket as string, key as string, body ?? '');
  return store;
}
