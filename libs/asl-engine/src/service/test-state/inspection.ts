import type { Json, StateDefinition, StateType } from '@ringi/asl';
import { encode } from '../../json.js';

/** Stages of a state's data that AWS shows, by state type; JSONata states show their Arguments and result. */
const STAGES: Readonly<Partial<Record<StateType, readonly string[]>>> = {
  Task: [
    'afterInputPath',
    'afterParameters',
    'afterArguments',
    'result',
    'afterResultSelector',
    'afterResultPath',
  ],
  Pass: ['afterInputPath', 'afterParameters', 'afterResultSelector', 'afterResultPath'],
  Choice: ['afterInputPath'],
  Succeed: ['afterInputPath'],
  Fail: ['afterInputPath'],
  Wait: ['afterInputPath'],
  Map: ['afterInputPath', 'afterItemsPath', 'afterResultSelector', 'afterResultPath'],
  Parallel: ['afterResultSelector', 'afterResultPath'],
};

/** Collects what a state does to its data. */
export class Inspection {
  readonly #stages = new Map<string, Json>();
  readonly #extra: Record<string, unknown> = {};

  /** A stage's value; the last one counts. */
  stage(name: string, value: Json): void {
    this.#stages.set(name, value);
  }

  /** A member that is no JSON text. */
  add(name: string, value: unknown): void {
    this.#extra[name] = value;
  }

  /** `inspectionData` as AWS answers it. */
  data(state: StateDefinition): Record<string, unknown> {
    const shown = new Set(['input', 'variables', ...stagesOf(state)]);
    const stages = [...this.#stages].filter(([name]) => shown.has(name));
    return { ...Object.fromEntries(stages.map(([name, value]) => [name, encode(value)])), ...this.#extra };
  }
}

/** A Pass state with a Result shows that instead of its input. */
function stagesOf(state: StateDefinition): readonly string[] {
  if (state.Type === 'Pass' && state['Result'] !== undefined)
    return ['result', 'afterResultSelector', 'afterResultPath'];
  return STAGES[state.Type] ?? [];
}
