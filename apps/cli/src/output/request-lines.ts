import { textIn } from '@ringi/shared-types';
import type { LevelView, RequestView } from '../requests/request-view.js';
import { shortTime } from './time.js';

/** A request as a person reads it. @param nameOf a short name of a principal. */
export function requestLines(request: RequestView, nameOf: (principal: string) => string): string[] {
  const { started_at, ended_at } = request;
  return [
    `Request  ${request.request}${request.title === undefined ? '' : `  ${request.title}`}`,
    `Flow     ${request.flow}${request.requester === undefined ? '' : `, requested by ${request.requester}`}`,
    `State    ${request.outcome ?? request.status}${request.outcome ? ` (execution ${request.status})` : ''}`,
    `Time     ${started_at ? shortTime(started_at) : '?'}${ended_at ? ` to ${shortTime(ended_at)}` : ''}`,
    ...(request.error === undefined ? [] : [`Error    ${request.error}: ${readable(request.cause)}`]),
    ...request.levels.flatMap((level) => ['', ...levelLines(level, nameOf)]),
    ...(request.levels.length === 0 ? ['', 'Nobody was asked.'] : []),
    '',
    'Comments are not shown: SSM keeps none.',
  ];
}

function levelLines(level: LevelView, nameOf: (principal: string) => string): string[] {
  const { decision } = level;
  const who = level.approvers.map(nameOf).join(', ');
  return [
    `Level ${level.level}  ${textIn(level.name)}: ${level.state.replace('_', ' ')}${decision?.reason ? ` (${decision.reason})` : ''}`,
    `  asks     ${level.min_required_approvals} of ${who}`,
    `  about    ${level.confirmation_file}  ${level.confirmation_url}`,
    ...level.answers.map(
      ({ principal, answer, at }) =>
        `  ${answer === 'approve' ? 'approved' : 'rejected'} by ${nameOf(principal)}${at ? `, ${shortTime(at)}` : ''}`,
    ),
    ...(level.asked_at === undefined ? [] : [`  asked    ${shortTime(level.asked_at)}`]),
    ...(level.due_at === undefined ? [] : [`  due      ${shortTime(level.due_at)}`]),
    ...(decision ? [`  decided  ${shortTime(decision.decided_at)}`] : []),
    ...(level.automation_id && !decision ? [`  answer   ${level.automation_id}`] : []),
    ...(level.error === undefined ? [] : [`  error    ${level.error}: ${readable(level.cause)}`]),
  ];
}

/** The sentence in a cause: Lambda wraps it into JSON with a stack trace, a nested execution into its description. */
function readable(cause: string | undefined): string {
  try {
    const { errorMessage, Error: error, Cause } = JSON.parse(cause ?? '') as Record<string, unknown>;
    if (typeof errorMessage === 'string') return errorMessage;
    if (typeof Cause === 'string')
      return `${typeof error === 'string' ? `${error}: ` : ''}${readable(Cause)}`;
  } catch {
    // Not JSON: as it is.
  }
  return cause ?? '';
}
