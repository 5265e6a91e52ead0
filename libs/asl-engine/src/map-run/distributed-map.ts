import type { Json, StateMachineDefinition, StatesBlock } from '@ringi/asl';
import type { Execution } from '../execution.js';
import { effectiveInput, resultOutput } from '../data/input-output.js';
import { itemsOf, selectItems } from '../data/items.js';
import { integerField } from '../data/number-field.js';
import { Cancelled, StateFailure } from '../errors.js';
import { isObject, type JsonObject } from '../json.js';
import type { StateResult, StateRun } from '../run/state-run.js';
import { batchItems } from './item-batcher.js';
import { readItems } from './item-reader.js';
import { emptyCounts, type MapRun } from './map-run.js';
import { writeResults } from './result-writer.js';
import { runChildren } from './run-children.js';
import { toleranceOf, type Tolerance } from './tolerance.js';

/** AWS's default and limit of parallel child executions. */
const MAX_WIDTH = 10_000;
/** Seconds an EXPRESS child may take. */
const EXPRESS_SECONDS = 300;

/**
 * A Map state in DISTRIBUTED mode: each item or batch is a child execution with a history of its own.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export async function runDistributedMap(run: StateRun, processor: StatesBlock): Promise<StateResult> {
  const { thread } = run;
  const input = effectiveInput(run);
  const reader = objectField(run, 'ItemReader');
  const given = reader ? undefined : await itemsOf(run, input);
  const concurrency = (await integerField(run, 'MaxConcurrency', input)) ?? 0;
  thread.log('MapStateStarted', { length: given?.length ?? 0 });
  const tolerance = await toleranceOf(run, input);
  const mapRun = mapRunOf(run, concurrency, tolerance);
  const started = thread.log('MapRunStarted', { mapRunArn: mapRun.mapRunArn });
  run.machine.mapRuns?.started(mapRun);
  try {
    const items = given ?? (await readItems(run, reader as JsonObject, input));
    const selected = await selectItems(run, input, items);
    const inputs = await batchItems(run, objectField(run, 'ItemBatcher'), selected, input);
    const children = await processAll(run, processor, mapRun, inputs, tolerance);
    const result = await resultOf(run, input, mapRun, children);
    end(run, mapRun, 'SUCCEEDED');
    thread.log('MapRunSucceeded');
    thread.log('MapStateSucceeded');
    // AWS lets the exit follow the start of the run, not its end.
    thread.previous = started;
    return await resultOutput(run, result);
  } catch (error) {
    if (mapRun.status === 'RUNNING') fail(run, mapRun, error);
    throw error;
  }
}

function objectField(run: StateRun, field: string): JsonObject | undefined {
  const value = run.state[field];
  return isObject(value) ? value : undefined;
}

/** The run's ARN has the state's Label, or a text of AWS's own making. */
function mapRunOf(run: StateRun, concurrency: number, tolerance: Tolerance): MapRun {
  const { identity, uuid, clock } = run.machine;
  const label = typeof run.state['Label'] === 'string' ? run.state['Label'] : uuid();
  const [arn, partition, service, region, account] = identity.stateMachineArn.split(':');
  const name = identity.stateMachineName;
  return {
    mapRunArn: [arn, partition, service, region, account, 'mapRun', `${name}/${label}`, uuid()].join(':'),
    executionArn: identity.executionArn,
    stateMachineArn: `${identity.stateMachineArn}/${label}`,
    startDate: clock.now(),
    status: 'RUNNING',
    maxConcurrency: concurrency,
    toleratedFailureCount: tolerance.count ?? 0,
    toleratedFailurePercentage: tolerance.percentage ?? 0,
    itemCounts: emptyCounts(0),
    executionCounts: emptyCounts(0),
  };
}

async function processAll(
  run: StateRun,
  processor: StatesBlock,
  mapRun: MapRun,
  inputs: readonly Json[],
  tolerance: Tolerance,
): Promise<Execution[]> {
  Object.assign(mapRun.executionCounts, emptyCounts(inputs.length));
  const width = Math.min(mapRun.maxConcurrency || MAX_WIDTH, MAX_WIDTH);
  return runChildren({
    inputs,
    width,
    tolerance,
    cancellation: run.thread.cancellation,
    counts: mapRun.executionCounts,
    start: (input, _index, ended) => startChild(run, processor, mapRun, input, ended),
  });
}

function startChild(
  run: StateRun,
  processor: StatesBlock,
  mapRun: MapRun,
  input: Json,
  ended: (child: Execution) => void,
): Execution {
  const { machine } = run;
  const { identity } = machine;
  const name = machine.uuid();
  const [prefix, label] = mapRun.stateMachineArn.replace(':stateMachine:', ':execution:').split('/');
  const child = machine.spawn({
    ...machine,
    identity: {
      ...identity,
      executionArn: `${prefix}/${label}:${name}`,
      name,
      startDate: machine.clock.now(),
      redriveCount: 0,
      stateMachineArn: mapRun.stateMachineArn,
      stateMachineName: `${identity.stateMachineName}/${label}`,
    },
    definition: childDefinition(run, processor),
    input,
    onEnd: ended,
  });
  machine.mapRuns?.childStarted(mapRun, child);
  child.start();
  return child;
}

function childDefinition(run: StateRun, processor: StatesBlock): StateMachineDefinition {
  const config = processor['ProcessorConfig'];
  const express = isObject(config) && config['ExecutionType'] === 'EXPRESS';
  return {
    ...processor,
    QueryLanguage: run.machine.language,
    ...(express && { TimeoutSeconds: EXPRESS_SECONDS }),
  };
}

async function resultOf(
  run: StateRun,
  input: Json,
  mapRun: MapRun,
  children: readonly Execution[],
): Promise<Json> {
  const writer = objectField(run, 'ResultWriter');
  const parameters = writer?.['Parameters'] ?? writer?.['Arguments'];
  if (writer && parameters !== undefined) {
    mapRun.executionCounts.resultsWritten = children.length;
    return writeResults(run, writer, input, mapRun, children);
  }
  // Outputs of those that succeeded; failures within the tolerance leave no trace here.
  return children.flatMap(({ result }) => (result === undefined ? [] : [result]));
}

function fail(run: StateRun, mapRun: MapRun, error: unknown): void {
  end(run, mapRun, error instanceof Cancelled ? 'ABORTED' : 'FAILED');
  if (!(error instanceof StateFailure)) return;
  run.thread.log('MapRunFailed', {
    ...(error.error !== undefined && { error: error.error }),
    ...(error.cause !== undefined && { cause: error.cause }),
  });
}

function end(run: StateRun, mapRun: MapRun, status: MapRun['status']): void {
  mapRun.status = status;
  mapRun.stopDate = run.machine.clock.now();
  Object.assign(mapRun.itemCounts, mapRun.executionCounts);
}
