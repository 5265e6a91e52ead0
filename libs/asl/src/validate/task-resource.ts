import { parseResource, type ServiceResource } from '../resource.js';
import type { ValidationContext } from './block.js';

/**
 * Actions of the optimized integrations that are listed in full; of other services every action is let through.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  apigateway: ['invoke'],
  dynamodb: ['getItem', 'putItem', 'updateItem', 'deleteItem'],
  events: ['putEvents'],
  http: ['invoke'],
  lambda: ['invoke'],
  sns: ['publish'],
  sqs: ['sendMessage'],
  states: ['startExecution'],
};

/** Checks a Task's Resource; `at` is its JSON pointer. */
export function checkResource(resource: unknown, at: string, { findings, express }: ValidationContext): void {
  if (typeof resource !== 'string') return;
  try {
    const parsed = parseResource(resource);
    if (parsed.kind === 'activity' && express) {
      findings.schema('Express state machine does not support Activity ARN', at);
    }
    if (parsed.kind !== 'service') return;
    if (!isKnown(parsed)) findings.schema(unrecognized(resource), at);
    else if (express && parsed.pattern !== 'request-response') findings.schema(expressRefusal(parsed), at);
  } catch {
    findings.schema(unrecognized(resource), at);
  }
}

function isKnown({ sdk, service, action }: ServiceResource): boolean {
  return sdk || ACTIONS[service]?.includes(action) !== false;
}

function unrecognized(resource: string): string {
  return `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
}

/** AWS writes a second space after the callback pattern, and none after `.sync`. */
function expressRefusal({ pattern }: ServiceResource): string {
  return pattern === 'waitForTaskToken'
    ? "Express state machine does not support '.waitForTaskToken' service integration "
    : "Express state machine does not support '.sync' service integration";
}
