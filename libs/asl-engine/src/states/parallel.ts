import type { StatesBlock } from '@ringi/asl';
import { resultOutput, workInput } from '../data/input-output.js';
import { logAborted, runForks } from '../run/fork.js';
import type { StateHandler } from '../run/state-run.js';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export const runParallel: StateHandler = async (run) => {
  const { machine, thread } = run;
  const branches = run.state['Branches'] as readonly StatesBlock[];
  const input = await workInput(run);
  if (!thread.progress) thread.log('ParallelStateStarted');
  const outputs = await runForks(thread, {
    concurrency: 0,
    count: branches.length,
    start: (index, _previous, broken) => {
      const branch = thread.fork(undefined, broken);
      return {
        index,
        thread: branch,
        run: () => machine.runBlock(machine, branch, branches[index] as StatesBlock, input),
      };
    },
    succeeded: (fork) => fork.thread.previous,
    failed: (failed, unfinished) => {
      for (const fork of [failed, ...unfinished]) logAborted(thread, fork);
    },
  });
  thread.aside('ParallelStateSucceeded');
  return resultOutput(run, outputs);
};
