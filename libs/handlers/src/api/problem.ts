import type { Problem } from '@ringi/shared-types';

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<Problem['code'], number>;

/** An answer that is not 2xx, thrown by a route. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: (typeof STATUS)[Problem['code']];
  readonly body: Problem;

  constructor(code: Problem['code'], message: string, more: Omit<Problem, 'code' | 'message'> = {}) {
    super(message);
    this.status = STATUS[code];
    this.body = { code, message, ...more };
  }
}

/** Wrong fields of a body or query, each with its own message. */
export const invalid = (fields: NonNullable<Problem['fields']>): ApiProblem =>
  new ApiProblem(
    'invalid',
    `${fields.map(({ path, message }) => `${path}: ${message}`).join('; ')}. Correct this and send it again.`,
    { fields },
  );

/** What one may not see does not exist. */
export const noSuchRequest = (request_id: string): ApiProblem =>
  new ApiProblem(
    'not_found',
    `There is no request ${request_id.slice(0, 300)} that you may see. Check the address, or ask its requester.`,
  );
