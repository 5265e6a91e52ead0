import type { Json, StatesBlock } from '@ringi/asl';
import { effectiveInput, resultOutput } from '../data/input-output.js';
import { itemsOf, selectItems } from '../data/items.js';
import { integerField } from '../data/number-field.js';
import { isObject } from '../json.js';
import { logAborted, runForks, type Fork } from '../run/fork.js';
import { runDistributedMap } from '../map-run/distributed-map.js';
import type { StateHandler } from '../run/state-run.js';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
export const runMap: StateHandler = async (run) => {
  const { machine, thread, name } = run;
  const processor = (run.state['ItemProcessor'] ?? run.state['Iterator']) as StatesBlock;
  if (isDistributed(processor)) return runDistributedMap(run, processor);
  const input = effectiveInput(run);
  const items = await itemsOf(run, input);
  const concurrency = (await integerField(run, 'MaxConcurrency', input)) ?? 0;
  const inputs = await selectItems(run, input, items);
  if (!thread.progress) thread.log('MapStateStarted', { length: items.length });
  const iteration = (fork: Fork) => ({ name, index: fork.index });
  const outputs = await runForks(thread, {
    concurrency,
    count: items.length,
    start: (index, previous, broken) => {
      const inner = thread.fork({ Index: index, Value: items[index] as Json }, broken);
      inner.previous = previous;
      inner.log('MapIterationStarted', { name, index });
      return {
        index,
        thread: inner,
        run: () => machine.runBlock(machine, inner, processor, inputs[index] as Json),
      };
    },
    succeeded: (fork) => fork.thread.aside('MapIterationSucceeded', iteration(fork)),
    failed: (failed, unfinished) => {
      for (const fork of [failed, ...unfinished.toSorted((a, b) => a.index - b.index)]) {
        thread.aside(fork === failed ? 'MapIterationFailed' : 'MapIterationAborted', iteration(fork));
        logAborted(thread, fork);
      }
    },
  });
  thread.aside('MapStateSucceeded');
  return resultOutput(run, outputs);
};

function isDistributed(processor: StatesBlock): boolean {
  const config = processor['ProcessorConfig'];
  return isObject(config) && config['Mode'] === 'DISTRIBUTED';
}
