import type { ApproverView, LevelView } from '@ringi/shared-types';
import { Time } from '../../../components/time.js';
import { useText } from '../../../lib/i18n/use-text.js';

/** Each approver of a level: what was answered, when and why, or that an answer is awaited. */
export function Answers({ level }: { readonly level: LevelView }) {
  const { t, name } = useText();
  const answered = new Set(level.answers.map(({ by }) => by.principal));
  const others = level.approvers.filter(({ principal }) => !answered.has(principal));
  const rest = REST[level.state];
  // The backend took it, and the level ended cancelled for it.
  const isVoid = level.decision?.reason === 'not_permitted';
  const look = (answer: 'approve' | 'reject') =>
    isVoid ? undefined : answer === 'approve' ? 'state-approved' : 'state-rejected';
  return (
    <ul className="answers">
      {level.answers.map(({ by, answer, at, comment }) => (
        <li key={by.principal} className={look(answer)}>
          <Person who={by} />
          <span>
            <strong>{name(by)}</strong>{' '}
            <span className="answer-word">
              {t(answer === 'approve' ? 'answer.approved' : 'answer.rejected')}
            </span>
            {isVoid && <span> · {t('answer.void')}</span>}
            {at && (
              <span className="soft small">
                {' '}
                <Time at={at} zone />
              </span>
            )}
            {comment && <q className="quote">{comment}</q>}
          </span>
        </li>
      ))}
      {rest &&
        others.map((who) => (
          <li key={who.principal}>
            <Person who={who} />
            <span title={who.principal}>
              {name(who)} <span className="soft small">{t(rest)}</span>
            </span>
          </li>
        ))}
    </ul>
  );
}

/** What to say of those who gave no answer; nothing where the level ended without theirs being needed. */
const REST = {
  upcoming: 'answer.would-ask',
  queued: 'answer.would-ask',
  waiting: 'answer.awaited',
  settling: undefined,
  approved: undefined,
  rejected: undefined,
  timed_out: 'answer.none',
  cancelled: 'answer.none',
  failed: undefined,
  skipped: 'answer.not-asked',
} as const;

/** The first letter of a name; the name itself stands beside it. */
function Person({ who }: { readonly who: ApproverView }) {
  const { name } = useText();
  return (
    <span className="avatar" aria-hidden="true">
      {[...name(who)][0]}
    </span>
  );
}
