import type { LevelView } from '@ringi/shared-types';
import { useRef } from 'react';
import {
  DecisionForm,
  type DecisionFormHandle,
  type DecisionFormProps,
} from '../../../components/decision-form.js';
import { ProblemNotice } from '../../../components/notice.js';
import { useDecide } from '../../../lib/api/use-decide.js';
import { useText } from '../../../lib/i18n/use-text.js';
import { useHotkeys } from '../../../lib/use-hotkeys.js';

/** The decision where the server lets me take it; else why it does not, on a level that waits. */
export function LevelDecision({
  requestId,
  level,
}: {
  readonly requestId: string;
  readonly level: LevelView;
}) {
  const { t } = useText();
  const decide = useDecide();
  const { error } = decide;
  if (level.can.decide) {
    return (
      <CanDecide
        requestId={requestId}
        level={level.level}
        isPending={decide.isPending}
        error={error}
        onDecide={(decision) => decide.decide({ request_id: requestId, level: level.level, decision })}
      />
    );
  }
  // Refused because somebody else was first: that stays in view after the level has changed.
  if (error) return <ProblemNotice error={error} />;
  const why = level.state === 'waiting' ? level.why_not.decide : undefined;
  return why ? <p className="soft small">{t(`why.${why}`)}</p> : null;
}

function CanDecide(props: Omit<DecisionFormProps, 'ref' | 'hotkeys'>) {
  const form = useRef<DecisionFormHandle>(null);
  useHotkeys({ a: () => form.current?.approve(), r: () => form.current?.reject() });
  return (
    <div className="level-decision">
      <DecisionForm ref={form} hotkeys {...props} />
    </div>
  );
}
