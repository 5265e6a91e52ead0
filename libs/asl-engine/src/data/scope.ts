import type { Json } from '@ringi/asl';
import type { QueryScope } from '../jsonata/evaluate.js';
import { contextObject } from '../run/context-object.js';
import type { StateRun } from '../run/state-run.js';
import type { DataSource } from './source.js';

/** What JSONPath paths of this state see, with `data` as `$`. */
export function dataSource(run: StateRun, data: Json): DataSource {
  return {
    data,
    context: () => contextObject(run),
    variable: (name) => run.thread.variables.get(name),
    random: run.machine.random,
    uuid: run.machine.uuid,
  };
}

/** What JSONata expressions of this state see; `extra` is `result` or `errorOutput`. */
export function queryScope(run: StateRun, extra: Readonly<Record<string, Json>> = {}): QueryScope {
  return {
    states: { input: run.input, context: contextObject(run), ...extra },
    variables: run.thread.variables.all(),
    random: run.machine.random,
    uuid: run.machine.uuid,
  };
}
