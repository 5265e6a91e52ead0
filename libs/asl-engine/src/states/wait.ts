import { parseTimestamp, type Json } from '@ringi/asl';
import { effectiveInput, inputOutput } from '../data/input-output.js';
import { dataSource, queryScope } from '../data/scope.js';
import { lookUp } from '../data/source.js';
import { QueryFailure, RuntimeFailure } from '../errors.js';
import { fillQuery } from '../jsonata/template.js';
import type { StateHandler, StateRun } from '../run/state-run.js';
import { sleepUntil } from '../run/wait.js';

/** AWS counts the seconds of a wait in 31 bits. */
const MAX_DELAY_MS = (2 ** 31 - 1) * 1_000;

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export const runWait: StateHandler = async (run) => {
  const { machine, thread } = run;
  const until = run.language === 'JSONata' ? await queriedEnd(run) : pathEnd(run);
  if (until - machine.clock.now() > MAX_DELAY_MS) throw new RuntimeFailure('Wait state delay is too long.');
  await sleepUntil(machine.clock, thread.cancellation, until);
  return inputOutput(run);
};

function pathEnd(run: StateRun): number {
  const { state, machine } = run;
  if (state['Seconds'] !== undefined) return machine.clock.now() + Number(state['Seconds']) * 1_000;
  if (state['Timestamp'] !== undefined)
    return timestamp(String(state['Timestamp']), String(state['Timestamp']));
  if (state['SecondsPath'] !== undefined) {
    const { path, value } = referenced(run, 'SecondsPath');
    return machine.clock.now() + pathSeconds(path, value) * 1_000;
  }
  const { path, value } = referenced(run, 'TimestampPath');
  return timestamp(value, `${path} == ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}

function referenced(run: StateRun, field: 'SecondsPath' | 'TimestampPath'): { path: string; value: Json } {
  const path = String(run.state[field]);
  const value = lookUp(path, dataSource(run, effectiveInput(run)));
  if (value === undefined)
    throw new RuntimeFailure(`The ${field} parameter does not reference an input value: ${path}`);
  return { path, value };
}

function pathSeconds(path: string, value: Json): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    throw new RuntimeFailure(
      `The SecondsPath parameter cannot be parsed as a long value: ${path} == ${shown}`,
    );
  }
  if (value < 0)
    throw new RuntimeFailure(`The SecondsPath parameter references a negative value: ${path} == ${value}`);
  return value;
}

function timestamp(value: Json, shown: string): number {
  const millis = typeof value === 'string' ? parseTimestamp(value) : undefined;
  if (millis !== undefined) return millis;
  throw new RuntimeFailure(
    `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${shown}`,
  );
}

async function queriedEnd(run: StateRun): Promise<number> {
  const { state, machine } = run;
  const field = state['Seconds'] === undefined ? 'Timestamp' : 'Seconds';
  const value = await fillQuery(state[field], queryScope(run), field);
  if (field === 'Seconds') {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0)
      return machine.clock.now() + value * 1_000;
    throw new QueryFailure(
      `The Seconds field is not a non-negative integer: ${JSON.stringify(value)}`,
      field,
      true,
    );
  }
  const millis = typeof value === 'string' ? parseTimestamp(value) : undefined;
  if (millis !== undefined) return millis;
  throw new QueryFailure(
    `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    field,
    true,
  );
}
