import { parseResource, type Json, type TaskResource } from '@ringi/asl';
import { resultOutput, workInput } from '../data/input-output.js';
import { integerField } from '../data/number-field.js';
import { dataSource, queryScope } from '../data/scope.js';
import { fillTemplate } from '../data/template.js';
import { RuntimeFailure } from '../errors.js';
import { isObject } from '../json.js';
import { Lru } from '../lru.js';
import { fillQuery } from '../jsonata/template.js';
import type { StateHandler, StateRun } from '../run/state-run.js';
import { perform } from '../task/perform.js';
import type { TaskLimits } from '../task/task-limits.js';
import { TaskToken } from '../task/task-token.js';
import { performActivity } from '../task/perform-activity.js';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export const runTask: StateHandler = async (run) => {
  const { state } = run;
  const arn = String(state['Resource']);
  const resource = resources.get(arn, () => parseResource(arn));
  if (isAnsweredFromOutside(resource)) run.taskToken = new TaskToken(run.machine.tokens);
  const limits = LIMITS.some((field) => state[field] !== undefined) ? await limitsOf(run) : {};
  const work = workInput(run);
  const parameters = work instanceof Promise ? await work : work;
  const credentials = state['Credentials'] === undefined ? undefined : await credentialsOf(run);
  const output =
    resource.kind === 'activity'
      ? await performActivity(run, resource, parameters, limits)
      : await perform(run, resource, parameters, limits, credentials);
  return resultOutput(run, output);
};

const resources = new Lru<TaskResource>(500);
const LIMITS = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

/** Every attempt of such a task has a token of its own. */
function isAnsweredFromOutside(resource: TaskResource): boolean {
  if (resource.kind === 'service') return resource.pattern !== 'request-response';
  return resource.kind === 'activity';
}

async function limitsOf(run: StateRun): Promise<TaskLimits> {
  const timeout = await integerField(run, 'TimeoutSeconds', run.input);
  const heartbeat = await integerField(run, 'HeartbeatSeconds', run.input);
  return { ...(timeout !== undefined && { timeout }), ...(heartbeat !== undefined && { heartbeat }) };
}

/** Role the call is made under, when Credentials names one. */
async function credentialsOf(run: StateRun): Promise<string | undefined> {
  const template = run.state['Credentials'];
  if (template === undefined) return undefined;
  const filled: Json =
    run.language === 'JSONata'
      ? await fillQuery(template, queryScope(run), 'Credentials')
      : fillTemplate(template, dataSource(run, run.input));
  const role = isObject(filled) ? filled['RoleArn'] : undefined;
  if (typeof role === 'string') return role;
  throw new RuntimeFailure('Credentials must give a RoleArn that is a string.');
}
