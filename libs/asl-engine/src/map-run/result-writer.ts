import type { Json } from '@ringi/asl';
import { StateFailure, messageOf } from '../errors.js';
import { encode, isObject, type JsonObject } from '../json.js';
import type { ChildExecution } from '../run/child-execution.js';
import type { StateRun } from '../run/state-run.js';
import { resourceArguments } from './reader-config.js';

const encoder = new TextEncoder();

/**
 * Writes the children's results and a manifest, and answers what the Map state's result is.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 * @throws StateFailure States.ResultWriterFailed.
 */
export async function writeResults(
  run: StateRun,
  writer: JsonObject,
  input: Json,
  mapRun: { readonly mapRunArn: string; readonly stateMachineArn: string },
  children: readonly ChildExecution[],
): Promise<Json> {
  const store = run.machine.objects;
  if (!store) {
    throw new StateFailure(
      'States.ResultWriterFailed',
      'This engine was given no object store to write results to: pass `objects`.',
    );
  }
  const parameters = await resourceArguments(run, writer, input);
  const bucket = String(parameters['Bucket']);
  const id = mapRun.mapRunArn.split(':').at(-1) as string;
  const prefix = typeof parameters['Prefix'] === 'string' ? `${parameters['Prefix']}/${id}` : id;
  const { roleArn = '', region } = run.machine.identity;
  const put = (key: string, text: string) =>
    store.putObject({ bucket, key, roleArn, region, body: encoder.encode(text) });
  const config = isObject(writer['WriterConfig']) ? writer['WriterConfig'] : {};
  try {
    const files: Record<string, { Key: string; Size: number }[]> = {};
    for (const outcome of ['SUCCEEDED', 'FAILED', 'PENDING'] as const) {
      const of = children.filter((child) => outcomeOf(child) === outcome);
      files[outcome] = [];
      if (of.length === 0) continue;
      const key = `${prefix}/${outcome}_0.${config['OutputType'] === 'JSONL' ? 'jsonl' : 'json'}`;
      const text = resultText(of, config, mapRun.stateMachineArn);
      await put(key, text);
      files[outcome].push({ Key: key, Size: encoder.encode(text).length });
    }
    const manifest = { DestinationBucket: bucket, MapRunArn: mapRun.mapRunArn, ResultFiles: files };
    await put(`${prefix}/manifest.json`, JSON.stringify(manifest));
  } catch (error) {
    throw new StateFailure('States.ResultWriterFailed', messageOf(error));
  }
  return {
    MapRunArn: mapRun.mapRunArn,
    ResultWriterDetails: { Bucket: bucket, Key: `${prefix}/manifest.json` },
  };
}

function outcomeOf(child: ChildExecution): 'SUCCEEDED' | 'FAILED' | 'PENDING' {
  if (child.status === 'SUCCEEDED') return 'SUCCEEDED';
  return child.status === 'RUNNING' ? 'PENDING' : 'FAILED';
}

function resultText(
  children: readonly ChildExecution[],
  config: JsonObject,
  stateMachineArn: string,
): string {
  const transformation = config['Transformation'] ?? 'NONE';
  const results = children.flatMap((child): Json[] => {
    if (transformation === 'NONE' || child.output === undefined) return [described(child, stateMachineArn)];
    const output = JSON.parse(child.output) as Json;
    return transformation === 'FLATTEN' && Array.isArray(output) ? (output as Json[]) : [output];
  });
  return config['OutputType'] === 'JSONL' ? results.map(encode).join('\n') : encode(results);
}

/** The child as the result files describe it: DescribeExecution's members in Pascal case. */
function described(child: ChildExecution, stateMachineArn: string): Json {
  const { identity, status, output, error, cause, stopDate } = child;
  return {
    ExecutionArn: identity.executionArn,
    Input: encode(child.input),
    InputDetails: { Included: true },
    Name: identity.name,
    ...(output !== undefined && { Output: output, OutputDetails: { Included: true } }),
    ...(error !== undefined && { Error: error }),
    ...(cause !== undefined && { Cause: cause }),
    StartDate: new Date(identity.startDate).toISOString(),
    StateMachineArn: stateMachineArn,
    Status: status,
    ...(stopDate !== undefined && { StopDate: new Date(stopDate).toISOString() }),
  };
}
