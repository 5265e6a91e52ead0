import type { Json } from '@ringi/asl';
import { TaskError } from '../../errors.js';
import { isObject } from '../../json.js';
import type { TaskCall } from '../../task/runner.js';
import type { Behaviour, ConformanceRecord } from './record.js';

/** What a record's Lambda function answers to a task; undefined when the task calls none of them. */
export function callFunction(record: ConformanceRecord, task: TaskCall): Json | undefined {
  const { resource, parameters } = task;
  const invoke = resource.kind === 'service' && resource.service === 'lambda' && resource.action === 'invoke';
  if (resource.kind === 'service' && !invoke) return undefined;
  const given = isObject(parameters) ? parameters : {};
  const name = resource.kind === 'function' ? resource.arn : String(given['FunctionName']);
  const behaviour = record.functions?.[name.split(':function:').at(-1) as string]?.behaviour;
  if (!behaviour) return undefined;
  const payload = answer(behaviour, resource.kind === 'function' ? parameters : (given['Payload'] ?? {}));
  return resource.kind === 'function'
    ? payload
    : { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
}

function answer(behaviour: Behaviour, event: Json): Json {
  switch (behaviour.kind) {
    case 'identity':
      return event;
    case 'constant':
      return behaviour.value;
    case 'raw':
      return JSON.parse(behaviour.payload) as Json;
    case 'prefix':
      return behaviour.prefix + (typeof event === 'string' ? event : pythonText(event));
    case 'delay':
      return answer(behaviour.then, event);
    case 'repeat':
      return behaviour.char.repeat(behaviour.count);
    case 'raise': {
      const { errorType, message } = behaviour;
      const cause = { errorMessage: message, errorType, requestId: 'request', stackTrace: [] };
      throw new TaskError(errorType, JSON.stringify(cause));
    }
  }
}

/** The recorded functions are Python: a value that is no string is appended as Python prints it. */
function pythonText(value: Json): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(pythonText).join(', ')}]`;
  const members = Object.entries(value).map(([key, inner]) => `'${key}': ${pythonText(inner)}`);
  return `{${members.join(', ')}}`;
}
