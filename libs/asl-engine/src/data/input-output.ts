import type { Json } from '@ringi/asl';
import { DataFailure } from '../errors.js';
import { isObject } from '../json.js';
import { isOversized } from '../payload-size.js';
import { fillQuery } from '../jsonata/template.js';
import type { StateResult, StateRun } from '../run/state-run.js';
import { applyIoPath, applyResultPath } from './io-paths.js';
import { dataSource, queryScope } from './scope.js';
import { fillTemplate } from './template.js';

/** The state's input after InputPath (JSONPath); JSONata has none. */
export function effectiveInput(run: StateRun): Json {
  if (run.language === 'JSONata') return run.input;
  return inspected(run, 'afterInputPath', applyIoPath(run.state['InputPath'], dataSource(run, run.input)));
}

/** What a state works on: InputPath then Parameters (JSONPath), or Arguments (JSONata). */
export function workInput(run: StateRun): Json | Promise<Json> {
  if (run.language === 'JSONata') return queriedInput(run);
  const input = effectiveInput(run);
  const template = run.state['Parameters'];
  const filled = template === undefined ? input : fillTemplate(template, dataSource(run, input));
  return inspected(run, 'afterParameters', filled);
}

async function queriedInput(run: StateRun): Promise<Json> {
  const template = run.state['Arguments'];
  if (template === undefined) return run.input;
  return inspected(run, 'afterArguments', await fillQuery(template, queryScope(run), 'Arguments'));
}

/** The value itself; TestState shows it as a stage of the state's data. */
function inspected(run: StateRun, stage: string, value: Json): Json {
  run.machine.inspect?.(stage, value);
  return value;
}

/** ResultSelector, Assign, ResultPath and OutputPath (JSONPath), or Assign and Output (JSONata), for a state with a result. */
export function resultOutput(run: StateRun, result: Json): StateResult | Promise<StateResult> {
  inspected(run, 'result', result);
  if (run.language === 'JSONata') return queryOutput(run, run.state, result, { result });
  const selector = run.state['ResultSelector'];
  const selected = selector === undefined ? result : fillTemplate(selector, dataSource(run, result));
  inspected(run, 'afterResultSelector', selected);
  const assigned = assign(run, run.state['Assign'], selected);
  const merged = inspected(
    run,
    'afterResultPath',
    applyResultPath(run.state['ResultPath'], run.input, selected),
  );
  return { output: applyIoPath(run.state['OutputPath'], dataSource(run, merged)), assigned };
}

/** Assign and OutputPath (JSONPath), or Assign and Output (JSONata), for a state that passes its input on. */
export function inputOutput(
  run: StateRun,
  fields: Readonly<Record<string, unknown>> = run.state,
): StateResult | Promise<StateResult> {
  if (run.language === 'JSONata') return queryOutput(run, fields, run.input, {});
  const input = effectiveInput(run);
  const assigned = assign(run, fields['Assign'], input);
  return { output: applyIoPath(run.state['OutputPath'], dataSource(run, input)), assigned };
}

/** JSONata's Assign and Output; without Output the output is `otherwise`. */
export async function queryOutput(
  run: StateRun,
  fields: Readonly<Record<string, unknown>>,
  otherwise: Json,
  extra: Readonly<Record<string, Json>>,
): Promise<StateResult> {
  const scope = queryScope(run, extra);
  const assigned =
    fields['Assign'] === undefined
      ? undefined
      : asVariables(await fillQuery(fields['Assign'], scope, 'Assign'));
  const output =
    fields['Output'] === undefined ? otherwise : await fillQuery(fields['Output'], scope, 'Output');
  return { output, assigned };
}

/** JSONPath's Assign, with `data` as `$`. */
export function assign(
  run: StateRun,
  template: unknown,
  data: Json,
): Readonly<Record<string, Json>> | undefined {
  return template === undefined ? undefined : asVariables(fillTemplate(template, dataSource(run, data)));
}

function asVariables(value: Json): Readonly<Record<string, Json>> {
  return isObject(value) ? value : {};
}

/** @throws DataFailure States.DataLimitExceeded when the JSON text of an output is above 256 KiB. */
export function checkSize(what: string, output: Json): void {
  if (!isOversized(output)) return;
  throw new DataFailure(
    'States.DataLimitExceeded',
    `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}
