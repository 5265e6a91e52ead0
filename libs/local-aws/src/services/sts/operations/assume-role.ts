import type { Environment } from '../../../core/environment.js';
import { notEmulated, ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';

interface Input {
  readonly RoleArn?: string;
  readonly RoleSessionName?: string;
  readonly DurationSeconds?: string;
  readonly [member: string]: unknown;
}

/** Members that change nothing here: they only narrow or label the session, and IAM is recorded, not enforced. */
const KNOWN = ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Tags', 'TransitiveTagKeys'];

/**
 * Issues temporary keys for a session of a role. The role need not exist in a stack: an assumed role that nobody deployed
 * (the CDK bootstrap roles) is accepted, which is our choice. The keys do not expire: their end is only told.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const assumeRole = (env: Environment) => (input: Input, call: Call) => {
  const { RoleArn: roleArn, RoleSessionName: session } = input;
  const unknown = Object.keys(input).filter((member) => !KNOWN.includes(member));
  if (unknown.length > 0) throw notEmulated(`sts:AssumeRole with ${unknown.join(', ')}`);
  if (!roleArn || !/^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(roleArn)) {
    throw new ServiceError('ValidationError', `RoleArn '${roleArn ?? ''}' is not the ARN of a role.`);
  }
  if (!session || !/^[\w+=,.@-]{2,64}$/.test(session)) {
    throw new ServiceError(
      'ValidationError',
      `RoleSessionName '${session ?? ''}' must be 2 to 64 characters of letters, digits and _+=,.@-`,
    );
  }
  const duration = Number(input.DurationSeconds ?? 3600);
  if (!Number.isInteger(duration) || duration < 900 || duration > 43_200) {
    throw new ServiceError('ValidationError', 'DurationSeconds must be a whole number from 900 to 43200.');
  }
  call.authorize('sts:AssumeRole', roleArn);
  const principal = env.credentials.assumedRole(roleArn, session);
  const keys = env.credentials.issue(principal);
  return {
    Credentials: {
      AccessKeyId: keys.accessKeyId,
      SecretAccessKey: keys.secretAccessKey,
      SessionToken: keys.sessionToken,
      // Real time: SDKs compare it with their own clock.
      Expiration: new Date(Date.now() + duration * 1000),
    },
    AssumedRoleUser: { Arn: principal.arn, AssumedRoleId: principal.userId },
    PackedPolicySize: 0,
  };
};
