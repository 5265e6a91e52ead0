import { parseResource, type ServiceResource } from '../resource.js';
import { isSupportedIntegration, requiredArguments } from '../integrations.js';
import { isMarked } from './expression.js';
import { AWS, OURS } from './messages.js';
import { pointer } from './pointer.js';
import { isObject, type Fields, type Scope } from './scope.js';
import { text } from './values.js';

/** What a Task must keep besides the shapes of its fields. */
export function checkTask(state: Fields, at: string, scope: Scope): void {
  const { findings } = scope;
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat, Credentials: credentials } = state;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    findings.schema(OURS.heartbeat, pointer(at, 'HeartbeatSeconds'));
  }
  const activity = checkResource(state['Resource'], pointer(at, 'Resource'), scope);
  checkArguments(state, at, scope);
  if (credentials === undefined) return;
  const place = pointer(at, 'Credentials');
  if (activity) findings.schema(AWS.activityCredentials, place);
  else if (!isObject(credentials)) findings.schema(AWS.type('OBJECT'), place);
  else if (credentials['RoleArn'] === undefined && credentials['RoleArn.$'] === undefined) {
    findings.schema(AWS.requiredField('RoleArn'), place);
  } else if (credentials['RoleArn'] !== undefined)
    text(credentials['RoleArn'], pointer(place, 'RoleArn'), scope);
}

/** An optimized integration needs its arguments; only those that are written out can be looked at. */
function checkArguments(state: Fields, at: string, { findings, language }: Scope): void {
  const resource = state['Resource'];
  const called = typeof resource === 'string' ? read(resource) : undefined;
  if (called?.kind !== 'service' || called.sdk || !isSupportedIntegration(called)) return;
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = state[field];
  if (given === undefined) findings.schema(AWS.argumentsRequired(field, called.arn), at);
  else if (!isObject(given) && !(language === 'JSONata' && isMarked(given))) {
    findings.schema(AWS.type('OBJECT'), pointer(at, field));
  }
  if (!isObject(given)) return;
  for (const name of requiredArguments(called)) {
    if (given[name] === undefined && given[`${name}.$`] === undefined) {
      findings.schema(AWS.requiredField(name), pointer(at, field));
    }
  }
}

/** Checks a Task's Resource; true when it is an activity. */
function checkResource(resource: unknown, at: string, { findings, express }: Scope): boolean {
  if (typeof resource !== 'string') return false;
  const parsed = read(resource);
  if (parsed?.kind === 'activity') {
    if (express) findings.schema(AWS.expressActivity, at);
    return true;
  }
  if (!parsed) findings.schema(resource.startsWith('arn:') ? AWS.resource(resource) : AWS.noArn, at);
  else if (parsed.kind === 'service') {
    if (!isSupportedIntegration(parsed)) findings.schema(AWS.resource(resource), at);
    else if (express && parsed.pattern !== 'request-response') findings.schema(expressRefusal(parsed), at);
  }
  return false;
}

function read(resource: string) {
  try {
    return parseResource(resource);
  } catch {
    return undefined;
  }
}

const expressRefusal = ({ pattern }: ServiceResource): string =>
  pattern === 'waitForTaskToken' ? AWS.expressCallback : AWS.expressSync;
