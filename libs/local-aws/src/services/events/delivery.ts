import type { Environment } from '../../core/environment.js';
import { ServiceError } from '../../core/errors.js';
import { STARTED_BY_RULE } from '../codepipeline/index.js';
import type { DeliveredEvent } from './event.js';
import { isRecord } from './input.js';
import type { RuleIdentity } from './input-transformer.js';
import type { Target } from './target.js';

/** One event on its way to one target of one rule. */
export interface Delivery {
  readonly rule: RuleIdentity;
  readonly target: Target;
  readonly event: DeliveredEvent;
  /** The JSON text the target receives. */
  readonly input: string;
}

/**
 * Stands between a matched event and its target: a test drops, repeats, delays or reorders a delivery by calling `next`
 * never, twice, later or in another order.
 */
export type DeliveryMiddleware = (delivery: Delivery, next: () => void) => void;

/** What no retry mends. */
const FINAL = [
  'AccessDeniedException',
  'ResourceNotFoundException',
  'StateMachineDoesNotExist',
  'PipelineNotFoundException',
  'InvalidArn',
  'NotImplementedException',
];

/** Sends to the target; retries with backoff (1 s, doubled up to 15 min: our choice) as the retry policy allows. */
export function send(env: Environment, delivery: Delivery, attempt = 0, firstAt = env.clock.now()): void {
  void env.activity.track(async () => {
    try {
      await invokeTarget(env, delivery);
    } catch (error) {
      const { target, rule } = delivery;
      const { maximumRetryAttempts, maximumEventAgeInSeconds } = target.retryPolicy;
      const retryAt = env.clock.now() + Math.min(2 ** attempt, 900) * 1000;
      const final =
        (error instanceof ServiceError && FINAL.includes(error.code)) ||
        attempt >= maximumRetryAttempts ||
        retryAt > firstAt + maximumEventAgeInSeconds * 1000;
      if (final) {
        env.log(
          `events: ${rule.name} -> ${target.arn}: dropped ${delivery.event.id} after ${attempt + 1} attempts: ${String(error)}`,
        );
        return;
      }
      env.clock.setTimer(retryAt, () => send(env, delivery, attempt + 1, firstAt));
    }
  });
}

function invokeTarget(env: Environment, { target, rule, input }: Delivery): Promise<unknown> {
  if (target.service === 'lambda')
    return env.invoke(
      'lambda',
      'Invoke',
      { FunctionName: target.arn, InvocationType: 'Event', Payload: new TextEncoder().encode(input) },
      env.credentials.service('events.amazonaws.com'),
    );
  const { roleArn = '' } = target;
  env.authorize(env.credentials.service('events'), 'sts:AssumeRole', roleArn);
  const principal = env.credentials.assumedRole(roleArn, `events-${rule.name}`.slice(0, 64));
  if (target.service === 'codepipeline')
    return env.invoke(
      'codepipeline',
      'StartPipelineExecution',
      pipelineStart(target.arn, rule, input),
      principal,
    );
  return env.invoke('states', 'StartExecution', { stateMachineArn: target.arn, input }, principal);
}

/**
 * What the target's input says of variables and source revisions (made by an input transformer); the rest of an event is
 * nothing to a pipeline.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-overrides.html
 */
function pipelineStart(arn: string, rule: RuleIdentity, input: string): object {
  const given: unknown = JSON.parse(input);
  const { variables, sourceRevisions } = isRecord(given) ? given : {};
  return { name: arn.split(':').at(-1), variables, sourceRevisions, [STARTED_BY_RULE]: rule.arn };
}
