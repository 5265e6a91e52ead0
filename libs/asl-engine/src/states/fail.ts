import type { Json } from '@ringi/asl';
import { effectiveInput } from '../data/input-output.js';
import { dataSource, queryScope } from '../data/scope.js';
import { pathOrIntrinsic } from '../data/template.js';
import { RuntimeFailure, StateFailure } from '../errors.js';
import { fillQuery } from '../jsonata/template.js';
import type { StateHandler, StateRun } from '../run/state-run.js';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export const runFail: StateHandler = async (run) => {
  effectiveInput(run);
  throw new StateFailure(await text(run, 'Error'), await text(run, 'Cause'));
};

async function text(run: StateRun, field: 'Error' | 'Cause'): Promise<string | undefined> {
  const value = await read(run, field);
  if (value === undefined || typeof value === 'string') return value;
  throw new RuntimeFailure(`The field '${field}' must be a string, but was ${JSON.stringify(value)}`);
}

async function read(run: StateRun, field: 'Error' | 'Cause'): Promise<Json | undefined> {
  const literal = run.state[field];
  if (run.language === 'JSONata')
    return literal === undefined ? undefined : fillQuery(literal, queryScope(run), field);
  const path = run.state[`${field}Path`];
  if (path === undefined) return literal as string | undefined;
  return pathOrIntrinsic(String(path), dataSource(run, run.input), `${field}Path`);
}
