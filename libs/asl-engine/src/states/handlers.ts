import type { StateType } from '@ringi/asl';
import type { StateHandler } from '../run/state-run.js';
import { runChoice } from './choice.js';
import { runFail } from './fail.js';
import { runMap } from './map.js';
import { runParallel } from './parallel.js';
import { runPass } from './pass.js';
import { runSucceed } from './succeed.js';
import { runTask } from './task.js';
import { runWait } from './wait.js';

const HANDLERS: Readonly<Record<StateType, StateHandler>> = {
  Task: runTask,
  Pass: runPass,
  Choice: runChoice,
  Wait: runWait,
  Succeed: runSucceed,
  Fail: runFail,
  Parallel: runParallel,
  Map: runMap,
};

export function handlerOf(type: StateType): StateHandler {
  return HANDLERS[type];
}
