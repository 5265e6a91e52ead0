/** One person's answer, as SSM keeps it. */
export interface Answer {
  readonly principal: string;
  readonly answer: 'approve' | 'reject';
  readonly at?: string;
}

/**
 * Reads a step's output `ApproverDecisions`. AWS does not document the shape of an item; `Approver`, `ApprovalStatus`
 * and `ApprovalDecisionTime` are read, and what has no approver is left out.
 */
export function readAnswers(items: readonly string[]): readonly Answer[] {
  return items.flatMap(parsed).flatMap((item) => {
    const { Approver, ApprovalStatus, ApprovalDecisionTime } = item;
    if (typeof Approver !== 'string') return [];
    return [
      {
        principal: Approver,
        answer: String(ApprovalStatus).startsWith('Reject') ? ('reject' as const) : ('approve' as const),
        ...(typeof ApprovalDecisionTime === 'string' && { at: ApprovalDecisionTime }),
      },
    ];
  });
}

function parsed(text: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(text);
    return (Array.isArray(value) ? value : [value]).filter(
      (item): item is Record<string, unknown> => typeof item === 'object' && item !== null,
    );
  } catch {
    return [];
  }
}
