import type { LevelView } from '@ringi/shared-types';
import { DeployedFile } from '../../../components/deployed-file.js';
import { DueText } from '../../../components/due-text.js';
import { MessageText } from '../../../components/message-text.js';
import { QuorumBar } from '../../../components/quorum-bar.js';
import { LevelMark } from '../../../components/rail/level-mark.js';
import { SafeLink } from '../../../components/safe-link.js';
import { Elapsed, Time } from '../../../components/time.js';
import { useText } from '../../../lib/i18n/use-text.js';
import { Answers } from './answers.js';
import { LevelDecision } from './level-decision.js';
import { LevelOutcome } from './level-outcome.js';

const OPEN = new Set(['waiting', 'queued', 'settling']);

export function LevelCard({ requestId, level }: { readonly requestId: string; readonly level: LevelView }) {
  const { t, text } = useText();
  const open = OPEN.has(level.state);
  const approved = level.answers.filter(({ answer }) => answer === 'approve').length;
  return (
    <li className={`level state-${level.state}`} aria-current={open ? 'step' : undefined}>
      <div className="level-track">
        <LevelMark state={level.state} size={32} />
      </div>
      <article className="level-body">
        <header className="level-head">
          <h2>
            <span className="level-number numbers">{level.level}</span> {text(level.name)}
          </h2>
          <span className="level-state">{t(`level.${level.state}`)}</span>
          <span className="backend">{t(`backend.${level.backend}`)}</span>
        </header>
        {level.asked_at && (
          <p className="level-when small soft">
            <span>
              {t('level.asked')} <Time at={level.asked_at} zone />
            </span>
            <span>
              {t(level.decided_at ? 'level.waited' : 'level.waiting-for')}{' '}
              <Elapsed from={level.asked_at} to={level.decided_at} />
            </span>
            {open && level.due_at && <DueText at={level.due_at} />}
            {level.min_required_approvals > 1 && (
              <QuorumBar approved={approved} required={level.min_required_approvals} />
            )}
          </p>
        )}
        <LevelOutcome level={level} />
        <Answers level={level} />
        {open && level.message && <MessageText text={level.message} />}
        {level.deploys && <DeployedFile file={level.deploys} />}
        {level.confirmation_url && (
          <p className="small">
            {t('inbox.see')}{' '}
            <SafeLink href={level.confirmation_url}>
              {level.confirmation_file ?? level.confirmation_url}
            </SafeLink>
          </p>
        )}
        <LevelDecision requestId={requestId} level={level} />
      </article>
    </li>
  );
}
