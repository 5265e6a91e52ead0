import type { FlowForm, RequestView } from '@ringi/shared-types';

type Level = FlowForm['levels'][number];
type Answer = 'approve' | 'reject';

/** One way a request can end. */
export interface Ending {
  readonly title: string;
  /** The level at which; those before it are approved. */
  readonly at: number;
  readonly by: 'approve' | 'reject' | 'time' | 'stop' | 'abort';
}

export const ENDINGS: readonly Ending[] = [
  { title: 'approved at every level', at: Infinity, by: 'approve' },
  ...[1, 2, 3].map((at): Ending => ({ title: `rejected at level ${at}`, at, by: 'reject' })),
  { title: 'timed out by the clock', at: 1, by: 'time' },
  { title: 'stopped in the backend', at: 2, by: 'stop' },
  { title: 'aborted by a stop of the caller', at: 2, by: 'abort' },
];

/** Who answers what, in order, until the ending takes place. */
export function answersFor(levels: readonly Level[], { at, by }: Ending) {
  return levels.flatMap(({ level, approvers, min_required_approvals }) => {
    const people = approvers.flatMap(({ person }) => person?.id ?? []);
    const given = (answer: Answer, count: number) =>
      people.slice(0, count).map((person) => ({ level, person, answer, comment: `${person} at ${level}` }));
    if (level < at) return given('approve', min_required_approvals);
    return level === at && by === 'reject' ? given('reject', 1) : [];
  });
}

const STATE = {
  approve: 'approved',
  reject: 'rejected',
  time: 'timed_out',
  stop: 'cancelled',
  abort: 'cancelled',
};

/** What the record must say afterwards. */
export function expected(levels: readonly Level[], ending: Ending) {
  const { at, by } = ending;
  const answers = answersFor(levels, ending);
  return {
    state: STATE[by],
    levels: levels.map(({ level }) => ({
      state: level < at ? 'approved' : level === at ? STATE[by] : 'skipped',
      answers: answers
        .filter((answer) => answer.level === level)
        .map(({ person, answer, comment }) => [person, answer, comment]),
    })),
    // The output of an execution that was stopped from outside is nobody's.
    ...(by !== 'abort' && {
      output: { is_approved: by === 'approve', outcome: STATE[by], level: Math.min(at, levels.length) },
    }),
  };
}

/** The same of a request as the API shows it. */
export function recorded({ state, level_views, output }: RequestView) {
  const { is_approved, outcome, level } = (output ?? {}) as Record<string, unknown>;
  return {
    state,
    levels: level_views.map((view) => ({
      state: view.state,
      answers: view.answers.map(({ by, answer, comment }) => [by.person?.id, answer, comment]),
    })),
    ...(output !== undefined && { output: { is_approved, outcome, level } }),
  };
}
