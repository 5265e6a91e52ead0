import type { ReactNode } from 'react';
import { ApiError, UnreachableError } from '../lib/api/errors.js';
import { useText } from '../lib/i18n/use-text.js';
import { Button } from './button.js';
import { Time } from './time.js';
import './notice.css';

export interface NoticeProps {
  readonly tone: 'problem' | 'quiet' | 'good';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Something to know: what happened and what to do. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      <div>
        <p className="notice-title">{title}</p>
        {children && <div className="notice-text">{children}</div>}
      </div>
      {action && <div className="notice-action">{action}</div>}
    </div>
  );
}

/** What went wrong with a call to the API, in its own words, and what to do about it. */
export function ProblemNotice({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const { t, name } = useText();
  const again = retry && <Button onPress={retry}>{t('action.retry')}</Button>;
  if (error instanceof UnreachableError) {
    return (
      <Notice tone="problem" title={t('problem.offline')} action={again}>
        {t('problem.offline.do')}
      </Notice>
    );
  }
  if (!(error instanceof ApiError)) {
    return (
      <Notice tone="problem" title={t('problem.internal')} action={again}>
        {error.message}
      </Notice>
    );
  }
  const { problem } = error;
  const because = problem.why_not ? t(`why.${problem.why_not}`) : problem.message;
  return (
    <Notice tone="problem" title={t(`problem.${problem.code}`)} action={again}>
      <p>{because}</p>
      {problem.answer && (
        <p>
          {t(problem.answer.answer === 'approve' ? 'problem.approved-by' : 'problem.rejected-by', {
            who: name(problem.answer.by),
          })}
          {problem.answer.at && (
            <>
              {' · '}
              <Time at={problem.answer.at} zone />
            </>
          )}
          {problem.answer.comment && <q className="quote">{problem.answer.comment}</q>}
        </p>
      )}
      {problem.why_not && <p className="soft small">{problem.message}</p>}
      {(problem.code === 'internal' || problem.code === 'unavailable') && problem.request_id && (
        <p className="soft small">{problem.request_id}</p>
      )}
    </Notice>
  );
}
