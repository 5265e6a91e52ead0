import type { Problem } from '@ringi/shared-types';

/** The API answered, and it is not 2xx. `message` is the API's own. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
  }
}

/** Nothing answered: no network, or the API is down. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}
