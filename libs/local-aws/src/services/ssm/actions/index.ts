import type { StartAction } from './action.js';
import { approve } from './approve.js';
import { executeAutomation } from './execute-automation.js';
import { invokeLambdaFunction } from './invoke-lambda-function.js';
import { pause } from './pause.js';
import { sleep } from './sleep.js';

/** What runs each action of {@link ACTION_SPECS}. */
export const ACTIONS: Readonly<Record<string, StartAction>> = {
  'aws:approve': approve,
  'aws:executeAutomation': executeAutomation,
  'aws:invokeLambdaFunction': invokeLambdaFunction,
  'aws:pause': pause,
  'aws:sleep': sleep,
};
