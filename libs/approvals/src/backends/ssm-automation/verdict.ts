import type { Decider } from '@ringi/shared-types';
import type { Description } from '../../backend.js';
import { APPROVE_STEP } from './documents.js';

/** What `describe` needs of GetAutomationExecution, with ISO 8601 times. */
export interface AutomationView {
  readonly status: string;
  readonly ended_at?: string;
  readonly failure?: string;
  readonly steps: readonly {
    readonly name: string;
    readonly status: string;
    readonly outputs: Readonly<Record<string, readonly string[]>>;
    readonly ended_at?: string;
    readonly failure?: string;
  }[];
}

const RUNNING = new Set(['Pending', 'InProgress', 'Waiting', 'Cancelling']);

/**
 * The verdict of the automation that owns the approve step. Outcome and principals come from the step's outputs, so it
 * holds while later steps still run.
 * @param now ISO 8601, used where the automation carries no time of its own.
 */
export function verdictOf(automation: AutomationView, now: string): Description {
  const ended = !RUNNING.has(automation.status);
  const step = automation.steps.find(({ name }) => name === APPROVE_STEP);
  const at = step?.ended_at ?? automation.ended_at ?? now;
  const answered = step?.outputs['ApprovalStatus']?.[0];
  const decided_by = decidersOf(step?.outputs['ApproverDecisions'] ?? []);
  const last = decided_by
    .map((decider) => decider.at)
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);

  if (step?.status === 'Success' && answered === 'Approved') {
    return { status: 'verdict', ended, outcome: 'approved', decided_by, at: last ?? at };
  }
  if (step?.status === 'Failed' && answered === 'Rejected') {
    return { status: 'verdict', ended, outcome: 'rejected', decided_by, at: last ?? at };
  }
  if (step?.status === 'TimedOut' || automation.status === 'TimedOut') {
    return { status: 'verdict', ended, outcome: 'timed_out', reason: 'backend_timeout', decided_by, at };
  }
  if (
    step?.status === 'Cancelled' ||
    automation.status === 'Cancelled' ||
    automation.status === 'Cancelling'
  ) {
    return { status: 'verdict', ended, outcome: 'cancelled', reason: 'stopped', decided_by, at };
  }
  if (!ended && (step === undefined || !isOver(step.status)))
    return { status: 'open', ...(decided_by.length > 0 && { decided_by }) };
  return {
    status: 'failed',
    ended,
    error: `Automation.${step?.status ?? automation.status}`,
    cause:
      step?.failure ?? automation.failure ?? `The automation ended ${automation.status} without an answer.`,
  };
}

const isOver = (stepStatus: string): boolean => !['Pending', 'InProgress', 'Waiting'].includes(stepStatus);

/**
 * Who answered. AWS does not document the shape of an item; what is read here is `Approver`, `ApprovalStatus` and
 * `ApprovalDecisionTime`, and an item without an approver is left out rather than guessed.
 */
function decidersOf(items: readonly string[]): readonly Decider[] {
  return items.flatMap(parsed).flatMap((item) => {
    const principal = item['Approver'];
    if (typeof principal !== 'string') return [];
    const time = item['ApprovalDecisionTime'];
    const at = typeof time === 'string' || typeof time === 'number' ? isoTime(time) : undefined;
    const answer = String(item['ApprovalStatus'] ?? '').startsWith('Reject') ? 'reject' : 'approve';
    return [{ principal, answer, ...(at !== undefined && { at }) } satisfies Decider];
  });
}

function parsed(text: string): readonly Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(text);
    return (Array.isArray(value) ? value : [value]).filter(
      (item) => typeof item === 'object' && item !== null,
    );
  } catch {
    return [];
  }
}

function isoTime(time: string | number): string | undefined {
  // A number is epoch seconds, as AWS's JSON protocols write times.
  const date = new Date(typeof time === 'number' ? time * 1000 : time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
