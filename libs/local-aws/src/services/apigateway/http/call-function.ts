import type { Environment } from '../../../core/environment.js';
import type { WireResponse } from '../../../wire/message.js';
import type { Integration } from '../api.js';
import { functionAnswer, functionFailed, problem } from './function-answer.js';

/**
 * Calls a route's function and waits for its answer, for as long as the integration says in real time. The function goes
 * on when nobody waits for it any more.
 */
export async function callFunction(
  env: Environment,
  { functionArn, timeoutMilliseconds }: Integration,
  event: object,
): Promise<WireResponse> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<WireResponse>((resolve) => {
    timer = setTimeout(() => resolve(problem(503, 'Service Unavailable')), timeoutMilliseconds);
  });
  try {
    return await Promise.race([invoke(env, functionArn, event), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function invoke(env: Environment, functionArn: string, event: object): Promise<WireResponse> {
  const input = { FunctionName: functionArn, Payload: Buffer.from(JSON.stringify(event)) };
  try {
    const answer = await env.invoke(
      'lambda',
      'Invoke',
      input,
      env.credentials.service('apigateway.amazonaws.com'),
    );
    const { FunctionError, Payload } = answer as { FunctionError?: string; Payload?: Uint8Array };
    if (FunctionError !== undefined) return functionFailed();
    return functionAnswer(JSON.parse(Buffer.from(Payload ?? []).toString('utf8') || 'null'));
  } catch (error) {
    // The function is gone, throttled or answered no JSON: API Gateway tells its client no more than this.
    env.log(`apigateway: ${functionArn}: ${error instanceof Error ? error.message : String(error)}`);
    return functionFailed();
  }
}
