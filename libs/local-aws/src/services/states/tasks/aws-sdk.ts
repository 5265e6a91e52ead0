import type { Json } from '@ringi/asl';
import type { TaskCall } from '@ringi/asl-engine';
import type { Environment } from '../../../core/environment.js';
import type { Principal } from '../../../core/principal.js';
import { sdkFailure } from './service-failure.js';

/** Services whose SDK name differs from the name on the wire. */
const WIRE_NAMES: Readonly<Record<string, string>> = { sfn: 'states', eventbridge: 'events' };

/** Services whose API writes its members in camelCase; Step Functions shows them in PascalCase. */
const CAMEL_CASE = new Set(['states']);

/** `aws-sdk:SERVICE:ACTION`: any operation of any service that the emulator has. */
export async function callSdk(env: Environment, task: TaskCall, principal: Principal): Promise<Json> {
  if (task.resource.kind !== 'service') throw new TypeError('callSdk needs a service resource');
  const { service, action } = task.resource;
  const name = WIRE_NAMES[service] ?? service;
  const camel = CAMEL_CASE.has(name);
  const input = camel
    ? recase(task.parameters, (key) => key.charAt(0).toLowerCase() + key.slice(1))
    : task.parameters;
  try {
    const operation = action.charAt(0).toUpperCase() + action.slice(1);
    const output = (await env.invoke(name, operation, input, principal)) as Json | undefined;
    const plain = JSON.parse(JSON.stringify(output ?? {})) as Json;
    return camel ? recase(plain, (key) => key.charAt(0).toUpperCase() + key.slice(1)) : plain;
  } catch (error) {
    throw sdkFailure(error, service);
  }
}

function recase(value: Json, rename: (key: string) => string): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => recase(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [rename(key), recase(inner as Json, rename)]),
  );
}
