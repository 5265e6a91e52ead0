import type { Json } from '@ringi/asl';
import type { QueryScope } from '../jsonata/evaluate.js';
import { contextObject } from '../run/context-object.js';
import type { StateRun } from '../run/state-run.js';
import type { DataSource } from './source.js';

/** A class, because a source is made for each template: functions of its own would be most of the work. */
class StateData implements DataSource {
  readonly data: Json;
  readonly #run: StateRun;

  constructor(run: StateRun, data: Json) {
    this.#run = run;
    this.data = data;
  }

  context(part?: string): Json {
    return contextObject(this.#run, part);
  }

  variable(name: string): Json | undefined {
    return this.#run.thread.variables.get(name);
  }

  random(): number {
    return this.#run.machine.random();
  }

  uuid(): string {
    return this.#run.machine.uuid();
  }
}

/** What JSONPath paths of this state see, with `data` as `$`. */
export function dataSource(run: StateRun, data: Json): DataSource {
  return new StateData(run, data);
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
