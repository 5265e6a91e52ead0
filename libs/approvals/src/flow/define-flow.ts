import { FlowSchema, LevelSchema, type BackendId, type Flow, type Level } from '@ringi/shared-types';
import * as z from 'zod/mini';
import type { Problem } from '../backend.js';
import { backendOf, BACKENDS } from '../backends/registry.js';
import { callerTimeoutSeconds, levelSeconds, MAXIMUM_EXECUTION_SECONDS } from './timing.js';

/** A flow as it is written: what has a default may be left out. */
export interface FlowSource {
  readonly name: string;
  readonly title: Flow['title'];
  readonly levels: readonly LevelSource[];
  readonly overridable?: Flow['overridable'];
  readonly allowed_approvers?: Flow['allowed_approvers'];
  readonly starters?: Flow['starters'];
  readonly requester_may_decide?: Flow['requester_may_decide'];
}

export interface LevelSource {
  readonly name: Level['name'];
  readonly backend: { readonly id: BackendId; readonly [option: string]: unknown };
  readonly approvers: readonly string[];
  readonly min_required_approvals?: number;
  readonly duration?: string;
  readonly message?: string;
  /** Addresses told besides those of the people named. */
  readonly email?: readonly string[];
  readonly example?: Level['example'];
}

// zod/mini brings no words of its own: without these every error would read "Invalid input".
z.config(z.locales.en());

const DEFAULT_MESSAGE = 'Please review {file} at {url} and approve or reject it.';

/** A flow file is wrong. `problems` has every place and reason. */
export class FlowError extends Error {
  override readonly name = 'FlowError';
  readonly problems: readonly Problem[];

  constructor(flow: string, problems: readonly Problem[]) {
    const lines = problems.map(({ path, message }) => `  ${path || '(flow)'}: ${message}`);
    super(`Flow '${flow}' cannot be deployed. Correct these fields of its file:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Checks a flow and fills in defaults. Everything that would fail later, at deployment or in a run, fails here.
 * @throws FlowError naming every wrong field with its path.
 */
export function defineFlow(source: FlowSource): Flow {
  const levels: unknown = Array.isArray(source?.levels) ? source.levels.map(withDefaults) : source?.levels;
  const parsed = FlowSchema.safeParse({
    schema_version: 1,
    overridable: [],
    allowed_approvers: [],
    ...source,
    levels,
  });
  const problems = [
    ...(parsed.error?.issues.flatMap(problemsOf) ?? []),
    // Levels that are right in themselves are looked at closer, whatever is wrong elsewhere.
    ...(Array.isArray(levels) ? levels : []).flatMap((level: unknown, index) => {
      const { data } = LevelSchema.safeParse(level);
      return data ? levelProblems(data, index) : [];
    }),
    ...(parsed.data ? flowProblems(parsed.data) : []),
  ];
  if (parsed.data && problems.length === 0) return parsed.data;
  throw new FlowError(typeof source?.name === 'string' ? source.name : '(no name)', problems);
}

const problemsOf = (issue: z.core.$ZodIssue): Problem[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not a field of a flow' }))
    : [{ path: issue.path.join('.'), message: issue.message }];

const withDefaults = (level: LevelSource): unknown => ({
  min_required_approvals: 1,
  duration: 'P7D',
  email: [],
  message: DEFAULT_MESSAGE,
  example: { confirmation_url: 'https://example.com/', confirmation_file: 'index.html' },
  ...(BACKENDS as Partial<typeof BACKENDS>)[level?.backend?.id]?.defaults,
  ...level,
});

function levelProblems(level: Level, index: number): Problem[] {
  const { capabilities, check } = backendOf(level.backend.id);
  const problems: Problem[] = [...check(level)];
  const add = (path: string, message: string): void => void problems.push({ path, message });
  if (new Set(level.approvers).size < level.approvers.length) add('approvers', 'names an approver twice');
  if (level.approvers.length > capabilities.maximumApprovers) {
    add(
      'approvers',
      `has ${level.approvers.length}; ${level.backend.id} takes ${capabilities.maximumApprovers}`,
    );
  }
  if (level.min_required_approvals > level.approvers.length) {
    add(
      'min_required_approvals',
      `is ${level.min_required_approvals} of ${level.approvers.length} approvers`,
    );
  }
  if (level.min_required_approvals > 1 && !capabilities.quorum) {
    add('min_required_approvals', `${level.backend.id} takes one answer; use a backend with a quorum`);
  }
  if (levelSeconds(level) > capabilities.maximumWaitSeconds) {
    const days = capabilities.maximumWaitSeconds / 86_400;
    add('duration', `${level.duration} is longer than ${level.backend.id} can wait (${days} days)`);
  }
  return problems.map(({ path, message }) => ({ path: `levels.${index}.${path}`, message }));
}

function flowProblems(flow: Flow): Problem[] {
  const problems: Problem[] = [];
  if (callerTimeoutSeconds(flow) > MAXIMUM_EXECUTION_SECONDS) {
    problems.push({
      path: 'levels',
      message: 'the levels wait longer together than an execution can run (365 days)',
    });
  }
  if (flow.overridable.includes('approvers') && flow.allowed_approvers.length === 0) {
    problems.push({
      path: 'allowed_approvers',
      message: 'is empty; an input may override approvers only with those named here',
    });
  }
  return problems;
}
