import type { Viewer } from '@ringi/approvals';
import { PersonIdSchema, type Me } from '@ringi/shared-types';
import type { ApiConfig } from './config.js';
import { ApiProblem } from './problem.js';

export type Claims = Readonly<Record<string, unknown>>;
type Role = Me['roles'][number];

/** Who asks, by the verified token. */
export interface Identity extends Viewer {
  readonly roles: readonly Role[];
  readonly email?: string;
  readonly name?: string;
}

const ROLE_CLAIMS = ['ringi_roles', 'cognito:groups'] as const;
const ROLES: readonly string[] = ['requester', 'approver', 'operator', 'auditor'] satisfies Role[];

/**
 * Who a token speaks for. The authorizer has verified it; nothing else of a request says who sends it.
 * @throws ApiProblem 401 when there are no claims, or none that names a person.
 */
export function identityOf(claims: Claims | undefined, config: ApiConfig): Identity {
  const person = PersonIdSchema.safeParse(claims?.[config.personClaim]);
  if (!claims || !person.success) {
    throw new ApiProblem(
      'unauthenticated',
      `The token names no person in its claim '${config.personClaim}'. Sign in and send the token again.`,
    );
  }
  const { email, name } = claims;
  return {
    id: person.data,
    principal: `${sessionPrefix(config)}${person.data}`,
    roles: [...new Set(ROLE_CLAIMS.flatMap((claim) => words(claims[claim])))].filter((role): role is Role =>
      ROLES.includes(role),
    ),
    ...(typeof email === 'string' && email && { email }),
    ...(typeof name === 'string' && name && { name }),
  };
}

/** A list claim: an array, or API Gateway's text of one: `[a b]`. */
function words(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string') return [];
  return claim.replace(/^\[|\]$/g, '').split(/[\s,]+/);
}

/** ARN prefix of the sessions of the approver role. Such ARNs leave out the role's path. */
export function sessionPrefix({ approverRole }: Pick<ApiConfig, 'approverRole'>): string {
  const match = /^arn:([a-z-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(approverRole);
  if (!match) throw new Error(`RINGI_APPROVER_ROLE is no ARN of an IAM role: '${approverRole}'.`);
  const [, partition = '', account = '', role = ''] = match;
  return `arn:${partition}:sts::${account}:assumed-role/${role}/`;
}
