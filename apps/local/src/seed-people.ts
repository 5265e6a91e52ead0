import { randomBytes } from 'node:crypto';
import type { CredentialStore } from '@ringi/local-aws';
import type { Person } from '@ringi/shared-types';
import type { PersonEndpoint } from './endpoints.js';

/** Gives each person keys of their own, behind which they are a session of the approver role named by their id. */
export function seedPeople(
  credentials: CredentialStore,
  approverRoleArn: string,
  people: readonly Person[],
): PersonEndpoint[] {
  return people.map(({ id, name, roles }) => {
    const principal = credentials.assumedRole(approverRoleArn, id);
    // Keys that are given have no session token: two values are all a person needs to act.
    const { accessKeyId, secretAccessKey } = credentials.issue(principal, { accessKeyId: newKeyId() });
    return { id, name, roles, accessKeyId, secretAccessKey, principalArn: principal.arn };
  });
}

const newKeyId = (): string => `AKIA${randomBytes(8).toString('hex').toUpperCase()}`;
