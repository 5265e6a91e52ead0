import type { RequestEvent, RequestView } from '@ringi/shared-types';

/** The history that a request's levels would have left. */
export function fakeEvents(request: RequestView): RequestEvent[] {
  const events: RequestEvent[] = [];
  const ids = new Map<number, number>();
  const push = (level: number, type: string, at: string, state?: string, details?: unknown) => {
    const id = (ids.get(level) ?? 0) + 1;
    ids.set(level, id);
    events.push({ key: `${level}.${id}`, level, id, previous_event_id: id - 1, type, at, state, details });
  };
  push(0, 'ExecutionStarted', request.started_at, undefined, { input: request.input });
  push(0, 'TaskStateEntered', request.started_at, 'Admit');
  push(0, 'TaskStateExited', request.started_at, 'Admit');
  for (const { level, asked_at, decided_at, state } of request.level_views) {
    if (!asked_at) continue;
    push(0, 'TaskStateEntered', asked_at, `Level${level}`);
    push(level, 'ExecutionStarted', asked_at);
    push(level, 'TaskStateEntered', asked_at, 'RequestApproval');
    push(level, 'TaskSubmitted', asked_at, undefined, { resource: 'invoke.waitForTaskToken' });
    if (!decided_at) continue;
    if (state === 'failed') {
      push(level, 'TaskFailed', decided_at, undefined, { error: request.error?.error });
      push(level, 'ExecutionFailed', decided_at);
      push(0, 'FailStateEntered', decided_at, 'Fail');
      push(0, 'ExecutionFailed', decided_at);
      continue;
    }
    const end =
      { approved: 'Approved', rejected: 'Rejected', timed_out: 'TimedOut' }[state as string] ?? 'Cancelled';
    push(level, 'TaskStateExited', decided_at, 'RequestApproval');
    push(level, 'ChoiceStateEntered', decided_at, 'Outcome');
    push(level, 'ChoiceStateExited', decided_at, 'Outcome');
    push(level, 'SucceedStateEntered', decided_at, end);
    push(level, 'SucceedStateExited', decided_at, end);
    push(level, 'ExecutionSucceeded', decided_at);
    push(0, 'TaskStateExited', decided_at, `Level${level}`);
    push(0, 'ChoiceStateEntered', decided_at, `Level${level}Outcome`);
    push(0, 'ChoiceStateExited', decided_at, `Level${level}Outcome`);
    if (state === 'approved' && level < request.level_views.length) continue;
    push(0, 'SucceedStateEntered', decided_at, end);
    push(0, 'SucceedStateExited', decided_at, end);
    push(0, 'ExecutionSucceeded', decided_at);
  }
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
