import { ProblemSchema, type Problem } from '@ringi/shared-types';
import { Refused } from '../errors.js';
import { nameOf } from '../output/names.js';
import { shortTime } from '../output/time.js';

/** The API said no: its own words, and what to do next. */
export class ApiRefused extends Refused {
  readonly status: number;
  /** Absent when something before the API answered. */
  readonly problem: Problem | undefined;

  constructor(message: string, status: number, problem: Problem | undefined) {
    super(message);
    this.status = status;
    this.problem = problem;
  }
}

/** @param signInAgain what to do when the token is not taken. */
export function refusalOf(url: string, status: number, text: string, signInAgain: string): ApiRefused {
  const problem = problemOf(text);
  // API Gateway refuses a token by itself, and does not say why.
  if (status === 401) {
    return new ApiRefused(
      `${problem?.message ?? 'The API does not take the token.'} ${signInAgain}`,
      401,
      problem,
    );
  }
  if (!problem) {
    return new ApiRefused(
      `${url} answered ${status} and no reason: ${text.slice(0, 200).replaceAll('\n', ' ')}. Is this the API?`,
      status,
      problem,
    );
  }
  return new ApiRefused(
    [problem.message, before(problem), next(problem)].filter(Boolean).join(' '),
    status,
    problem,
  );
}

function problemOf(text: string): Problem | undefined {
  try {
    return ProblemSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The answer that was there before: whose, what, when. */
function before({ answer }: Problem): string {
  if (!answer) return '';
  const { by, at, comment } = answer;
  const said = comment === undefined ? '' : `: “${comment}”`;
  return `${nameOf(by)} ${answer.answer === 'approve' ? 'approved' : 'rejected'} it${at ? `, ${shortTime(at)}` : ''}${said}.`;
}

function next({ code, request_id }: Problem): string {
  if (code === 'conflict' && request_id) return `See it with: ringi show ${request_id}`;
  if (code === 'not_found') return 'What you may see: ringi list';
  return '';
}
