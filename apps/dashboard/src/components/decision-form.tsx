import type { NewDecision } from '@ringi/shared-types';
import type { PressEvent } from 'react-aria-components/Button';
import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { keepComment, keptComment } from '../lib/kept-comment.js';
import { useText } from '../lib/i18n/use-text.js';
import { Button } from './button.js';
import { TextField } from './fields.js';
import { ProblemNotice } from './notice.js';
import './decision-form.css';

export interface DecisionFormHandle {
  /** Puts the focus on Approve. */
  approve(): void;
  /** Puts the focus on Reject, or on the reason that is missing. */
  reject(): void;
}

export interface DecisionFormProps {
  readonly requestId: string;
  readonly level: number;
  /** @param byPointer pressed with a mouse, finger or pen, not by keyboard or screen reader. */
  readonly onDecide: (decision: NewDecision, byPointer: boolean) => void;
  readonly isPending: boolean;
  readonly error?: Error | null;
  readonly hotkeys?: boolean;
  readonly ref?: Ref<DecisionFormHandle>;
}

const POINTERS: ReadonlySet<string> = new Set(['mouse', 'touch', 'pen']);

/** Approve or reject, with a comment; a rejection needs one. */
export function DecisionForm(props: DecisionFormProps) {
  const { requestId, level, onDecide, isPending, error, hotkeys = false, ref } = props;
  const { t } = useText();
  const [comment, setComment] = useState(() => keptComment(requestId, level));
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focus = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  const given = comment.trim();
  useImperativeHandle(ref, () => ({
    approve: () => focus('[data-answer=approve]'),
    reject: () => focus(given ? '[data-answer=reject]' : 'textarea'),
  }));
  const answer = (kind: NewDecision['answer'], { pointerType }: PressEvent) => {
    if (isPending) return;
    if (kind === 'reject' && !given) {
      setMissing(true);
      focus('textarea');
      return;
    }
    onDecide({ answer: kind, ...(given && { comment: given }) }, POINTERS.has(pointerType));
  };
  return (
    <form ref={form} className="decision" onSubmit={(event) => event.preventDefault()}>
      {error && <ProblemNotice error={error} />}
      <TextField
        label={t('decision.comment')}
        hint={t('decision.comment.hint')}
        rows={2}
        maxLength={1000}
        value={comment}
        onChange={(value) => {
          setComment(value);
          keepComment(requestId, level, value);
          setMissing(false);
        }}
        error={missing ? t('decision.reason-needed') : undefined}
      />
      <div className="decision-buttons">
        <Button
          kind="primary"
          data-answer="approve"
          isPending={isPending}
          hotkey={hotkeys ? 'a' : undefined}
          onPress={(event) => answer('approve', event)}
        >
          {t('action.approve')}
        </Button>
        <Button
          kind="danger"
          data-answer="reject"
          isPending={isPending}
          hotkey={hotkeys ? 'r' : undefined}
          onPress={(event) => answer('reject', event)}
        >
          {t('action.reject')}
        </Button>
      </div>
    </form>
  );
}
