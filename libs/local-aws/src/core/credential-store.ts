import { randomBytes } from 'node:crypto';
import type { Credentials, CredentialStore } from './credentials.js';
import type { Principal } from './principal.js';
import { uniqueId } from './role-id.js';

/** Access keys are 20 characters of this alphabet, `AKIA…` for long-term and `ASIA…` for temporary ones. */
const KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The access keys of one account.
 *
 * An access key that nobody registered acts as the account's root principal. That is our choice (and the habit of local
 * emulators): `AWS_ACCESS_KEY_ID=test` works at once. Real AWS answers `UnrecognizedClientException`.
 */
export function createCredentialStore(partition: string, accountId: string): CredentialStore {
  const byKey = new Map<string, Principal>();
  const root: Principal = { arn: `arn:${partition}:iam::${accountId}:root`, userId: accountId, accountId };

  return {
    root,
    service: (name) => {
      const host = name.includes('.') ? name : `${name}.amazonaws.com`;
      return { arn: host, userId: host, accountId };
    },
    assumedRole: (roleArn, sessionName) => {
      const role = /^arn:([^:]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn);
      if (!role) throw new Error(`Not the ARN of an IAM role: '${roleArn}'.`);
      return {
        arn: `arn:${role[1]}:sts::${role[2]}:assumed-role/${role[3]}/${sessionName}`,
        userId: `${uniqueId('AROA', roleArn)}:${sessionName}`,
        accountId: String(role[2]),
        roleArn,
      };
    },
    issue: (principal, keys = {}) => {
      const temporary = principal.roleArn !== undefined;
      const credentials: Credentials = {
        accessKeyId: keys.accessKeyId ?? (temporary ? 'ASIA' : 'AKIA') + randomText(16),
        secretAccessKey: keys.secretAccessKey ?? randomBytes(30).toString('base64'),
        ...(keys.sessionToken !== undefined
          ? { sessionToken: keys.sessionToken }
          : // A person's fixed key (given from outside) has no session token: its owner could not know it.
            temporary &&
            keys.accessKeyId === undefined && { sessionToken: randomBytes(96).toString('base64') }),
      };
      byKey.set(credentials.accessKeyId, principal);
      return credentials;
    },
    resolve: (accessKeyId) => byKey.get(accessKeyId) ?? root,
  };
}

function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => KEY_ALPHABET[byte % KEY_ALPHABET.length]).join('');
}
