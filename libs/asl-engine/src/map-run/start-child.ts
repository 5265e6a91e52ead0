import type { Json, StateMachineDefinition, StatesBlock } from '@ringi/asl';
import { isObject } from '../json.js';
import type { ChildExecution } from '../run/child-execution.js';
import type { StateRun } from '../run/state-run.js';
import type { Children } from '../run/thread.js';

/** Seconds an EXPRESS child may take. */
const EXPRESS_SECONDS = 300;

/**
 * Starts the child execution for an input. One that failed before is redriven; an EXPRESS one is run again from its start,
 * as AWS does.
 */
export function startChild(
  run: StateRun,
  processor: StatesBlock,
  progress: Children,
  input: Json,
  before: ChildExecution | undefined,
): ChildExecution {
  if (before && !isExpress(processor)) {
    before.redrive();
    return before;
  }
  const { machine } = run;
  const { mapRun } = progress;
  const name = machine.uuid();
  const [prefix, label] = mapRun.stateMachineArn.replace(':stateMachine:', ':execution:').split('/');
  const child = machine.spawn({
    identity: {
      ...machine.identity,
      executionArn: `${prefix}/${label}:${name}`,
      name,
      startDate: machine.clock.now(),
      redriveCount: 0,
      redriveDate: undefined,
      stateMachineArn: mapRun.stateMachineArn,
      stateMachineName: `${machine.identity.stateMachineName}/${label}`,
    },
    definition: childDefinition(run, processor),
    input,
    onEnd: (ended) => progress.ended(ended),
  });
  machine.mapRuns?.childStarted(mapRun, child);
  child.start();
  return child;
}

function isExpress(processor: StatesBlock): boolean {
  const config = processor['ProcessorConfig'];
  return isObject(config) && config['ExecutionType'] === 'EXPRESS';
}

function childDefinition(run: StateRun, processor: StatesBlock): StateMachineDefinition {
  return {
    ...processor,
    QueryLanguage: run.machine.language,
    ...(isExpress(processor) && { TimeoutSeconds: EXPRESS_SECONDS }),
  };
}
