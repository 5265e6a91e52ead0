import type { Json, StatesBlock } from '@ringi/asl';
import { effectiveInput, resultOutput } from '../data/input-output.js';
import { itemsOf, selectItems } from '../data/items.js';
import { integerField } from '../data/number-field.js';
import { Cancelled, StateFailure } from '../errors.js';
import { isObject, type JsonObject } from '../json.js';
import type { ChildExecution } from '../run/child-execution.js';
import type { StateResult, StateRun } from '../run/state-run.js';
import type { Children } from '../run/thread.js';
import { batchItems } from './item-batcher.js';
import { readItems } from './item-reader.js';
import { emptyCounts, type MapRun } from './map-run.js';
import { writeResults } from './result-writer.js';
import { runChildren } from './run-children.js';
import { startChild } from './start-child.js';
import { toleranceOf } from './tolerance.js';

/**
 * A Map state in DISTRIBUTED mode: each item or batch is a child execution with a history of its own.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export async function runDistributedMap(run: StateRun, processor: StatesBlock): Promise<StateResult> {
  const { progress } = run.thread;
  const input = effectiveInput(run);
  if (progress?.kind === 'children')
    return process(run, processor, input, progress.mapRun, redriven(run, progress));
  const reader = objectField(run, 'ItemReader');
  const given = reader ? undefined : await itemsOf(run, input);
  const concurrency = (await integerField(run, 'MaxConcurrency', input)) ?? 0;
  run.thread.log('MapStateStarted', { length: given?.length ?? 0 });
  const mapRun = await startMapRun(run, concurrency, input);
  const inputs = async () => {
    const items = given ?? (await readItems(run, reader as JsonObject, input));
    const selected = await selectItems(run, input, items);
    return batchItems(run, objectField(run, 'ItemBatcher'), selected, input);
  };
  return process(run, processor, input, mapRun, inputs);
}

/** Runs the children and ends the Map Run. The event that the state's exit follows is the run's start. */
async function process(
  run: StateRun,
  processor: StatesBlock,
  input: Json,
  mapRun: MapRun,
  inputsOf: () => Promise<readonly Json[]>,
): Promise<StateResult> {
  const { thread } = run;
  const started = thread.previous;
  try {
    const inputs = await inputsOf();
    const children = await processAll(run, processor, mapRun, inputs);
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
async function startMapRun(run: StateRun, maxConcurrency: number, input: Json): Promise<MapRun> {
  const { identity, uuid, clock, mapRuns } = run.machine;
  const label = typeof run.state['Label'] === 'string' ? run.state['Label'] : uuid();
  const [arn, partition, service, region, account] = identity.stateMachineArn.split(':');
  const name = identity.stateMachineName;
  const mapRun: MapRun = {
    mapRunArn: [arn, partition, service, region, account, 'mapRun', `${name}/${label}`, uuid()].join(':'),
    executionArn: identity.executionArn,
    stateMachineArn: `${identity.stateMachineArn}/${label}`,
    startDate: clock.now(),
    status: 'RUNNING',
    maxConcurrency,
    ...(await toleranceOf(run, input)),
    redriveCount: 0,
    itemCounts: emptyCounts(0),
    executionCounts: emptyCounts(0),
  };
  run.thread.log('MapRunStarted', { mapRunArn: mapRun.mapRunArn });
  mapRuns?.started(mapRun);
  return mapRun;
}

/** Begins a Map Run again whose children failed: the same inputs, the same children. */
function redriven(run: StateRun, { mapRun, inputs }: Children): () => Promise<readonly Json[]> {
  mapRun.status = 'RUNNING';
  delete mapRun.stopDate;
  mapRun.redriveCount += 1;
  mapRun.redriveDate = run.machine.clock.now();
  const { mapRunArn, redriveCount } = mapRun;
  run.thread.log('MapRunRedriven', { mapRunArn, redriveCount });
  return () => Promise.resolve(inputs);
}

function processAll(
  run: StateRun,
  processor: StatesBlock,
  mapRun: MapRun,
  inputs: readonly Json[],
): Promise<ChildExecution[]> {
  const { thread } = run;
  const before = thread.progress?.kind === 'children' ? thread.progress : undefined;
  const progress = before ?? { kind: 'children', mapRun, inputs, children: [], ended: () => undefined };
  thread.progress = progress;
  const batched = objectField(run, 'ItemBatcher') !== undefined;
  return runChildren({
    progress,
    itemsAt: (index) => (batched ? (inputs[index] as { Items: readonly Json[] }).Items.length : 1),
    cancellation: thread.cancellation,
    start: (input, failed) => startChild(run, processor, progress, input, failed),
  });
}

async function resultOf(
  run: StateRun,
  input: Json,
  mapRun: MapRun,
  children: readonly ChildExecution[],
): Promise<Json> {
  // AWS counts the results of a run without a ResultWriter as well.
  for (const counts of [mapRun.executionCounts, mapRun.itemCounts]) counts.resultsWritten = counts.succeeded;
  const writer = objectField(run, 'ResultWriter');
  const parameters = writer?.['Parameters'] ?? writer?.['Arguments'];
  if (writer && parameters !== undefined) return writeResults(run, writer, input, mapRun, children);
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
}
