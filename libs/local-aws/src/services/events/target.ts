import { notEmulated } from '../../core/errors.js';
import { compileInput, type InputMaker } from './input-transformer.js';
import { isRecord, optionalText, requiredText, type RawInput } from './input.js';
import { validation } from './errors.js';

export interface RetryPolicy {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeInSeconds: number;
}

export interface Target {
  readonly id: string;
  readonly arn: string;
  readonly service: 'codepipeline' | 'lambda' | 'states';
  readonly roleArn?: string;
  readonly retryPolicy: RetryPolicy;
  readonly makeInput: InputMaker;
  /** As it was given. */
  readonly raw: RawInput;
}

const KNOWN = ['Id', 'Arn', 'RoleArn', 'Input', 'InputPath', 'InputTransformer', 'RetryPolicy'];

/** @throws ServiceError ValidationException, or naming what is not emulated. */
export function readTarget(raw: unknown): Target {
  if (!isRecord(raw)) throw validation('A target must be an object.');
  const id = requiredText(raw, 'Id', 64);
  const arn = requiredText(raw, 'Arn', 1600);
  const unknown = Object.keys(raw).find((key) => raw[key] !== undefined && !KNOWN.includes(key));
  if (unknown !== undefined) throw notEmulated(`${unknown} of the EventBridge target ${id}`);
  const service = arn.split(':')[2];
  if (service !== 'codepipeline' && service !== 'lambda' && service !== 'states')
    throw notEmulated(
      `EventBridge targets other than Lambda, Step Functions and CodePipeline (target ${id}: ${arn})`,
    );
  const roleArn = optionalText(raw, 'RoleArn');
  if (service !== 'lambda' && roleArn === undefined)
    throw validation(`RoleArn is required for target ${arn}.`);
  return {
    id,
    arn,
    service,
    ...(roleArn !== undefined && { roleArn }),
    retryPolicy: readRetryPolicy(raw['RetryPolicy']),
    makeInput: compileInput(raw),
    raw,
  };
}

/** AWS's defaults: 185 attempts in 24 hours. */
function readRetryPolicy(raw: unknown): RetryPolicy {
  const policy = isRecord(raw) ? raw : {};
  return {
    maximumRetryAttempts: within(policy, 'MaximumRetryAttempts', 0, 185, 185),
    maximumEventAgeInSeconds: within(policy, 'MaximumEventAgeInSeconds', 60, 86_400, 86_400),
  };
}

function within(policy: RawInput, member: string, min: number, max: number, fallback: number): number {
  const value = policy[member] === undefined ? fallback : Number(policy[member]);
  if (!Number.isInteger(value) || value < min || value > max)
    throw validation(`${member} must be from ${min} to ${max}.`);
  return value;
}
