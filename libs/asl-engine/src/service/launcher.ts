import type { Json } from '@ringi/asl';
import type { Clock } from '../clock/clock.js';
import { Execution } from '../execution.js';
import type { HistoryEvent } from '../history/event.js';
import type { MapRunObserver } from '../map-run/map-run.js';
import type { ObjectStore } from '../map-run/object-store.js';
import type { ActivityBroker } from '../task/activity-broker.js';
import type { TaskRunner } from '../task/runner.js';
import type { TaskTokens } from '../task/tokens.js';
import type { ExecutionRecord } from './execution-record.js';
import { isLogged, logEvent, logGroupOf, type LogEvent, type LoggingConfiguration } from './log-events.js';
import type { StartTarget } from './start-target.js';

/** What all executions of a service share. */
export interface LauncherOptions {
  readonly clock: Clock;
  readonly runner: TaskRunner;
  readonly tokens: TaskTokens;
  readonly activities: ActivityBroker;
  readonly mapRuns: MapRunObserver;
  readonly objects: ObjectStore | undefined;
  readonly region: string;
  readonly random: () => number;
  readonly uuid: () => string;
  readonly onLog: ((event: LogEvent, logGroupArn: string) => void) | undefined;
}

export interface Launch {
  readonly executionArn: string;
  readonly name: string;
  readonly inputText: string;
  readonly input: Json;
  readonly traceHeader?: string | undefined;
  /** Absent where AWS shows none: synchronous executions. */
  readonly redriveCount?: number;
  readonly onEnd: (record: ExecutionRecord) => void;
}

/** Seconds an EXPRESS execution may take. */
const EXPRESS_SECONDS = 300;

/** Makes executions of state machines; the caller starts them. */
export class Launcher {
  readonly #options: LauncherOptions;

  constructor(options: LauncherOptions) {
    this.#options = options;
  }

  launch(target: StartTarget, run: Launch): ExecutionRecord {
    const { onLog, region, ...shared } = this.#options;
    const { machine, revision, stateMachineVersionArn, stateMachineAliasArn } = target;
    const started = {
      ...(stateMachineVersionArn !== undefined && { stateMachineVersionArn }),
      ...(stateMachineAliasArn !== undefined && { stateMachineAliasArn }),
    };
    const execution = new Execution({
      ...shared,
      identity: {
        executionArn: run.executionArn,
        name: run.name,
        startDate: shared.clock.now(),
        roleArn: revision.roleArn,
        redriveCount: run.redriveCount,
        stateMachineArn: machine.stateMachineArn,
        stateMachineName: machine.name,
        region,
        ...started,
      },
      definition: machine.type === 'EXPRESS' ? limited(revision.definition) : revision.definition,
      input: run.input,
      onEnd: () => run.onEnd(record),
      ...(onLog && logging(revision.loggingConfiguration, onLog)),
    });
    const record: ExecutionRecord = {
      execution,
      stateMachineArn: machine.stateMachineArn,
      revision,
      inputText: run.inputText,
      input: run.input,
      ...(run.traceHeader !== undefined && { traceHeader: run.traceHeader }),
      ...started,
    };
    return record;
  }
}

function limited(definition: Execution['definition']): Execution['definition'] {
  return {
    ...definition,
    TimeoutSeconds: Math.min(definition.TimeoutSeconds ?? EXPRESS_SECONDS, EXPRESS_SECONDS),
  };
}

/** The listener that logs an execution's events, when its machine logs. */
function logging(
  configuration: LoggingConfiguration,
  onLog: (event: LogEvent, logGroupArn: string) => void,
): { onEvent?: (event: HistoryEvent, execution: Execution) => void } {
  const group = logGroupOf(configuration);
  const level = configuration.level ?? 'OFF';
  if (group === undefined || level === 'OFF') return {};
  return {
    onEvent: (event, { identity }) => {
      if (isLogged(event.type, level))
        onLog(logEvent(event, identity.executionArn, identity.redriveCount ?? 0, configuration), group);
    },
  };
}
