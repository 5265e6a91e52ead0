import { textIn, type DeployedFile, type LevelView, type RequestView } from '@ringi/shared-types';
import { nameOf, words } from './names.js';
import { shortTime } from './time.js';

/** A request as a person reads it. */
export function requestLines(request: RequestView): string[] {
  const { request_id, title, flow, flow_title, requester, started_at, ended_at, error, withdrawn } = request;
  return [
    `Request  ${request_id}${title === undefined ? '' : `  ${title}`}`,
    `Flow     ${flow} (${textIn(flow_title)})${requester ? `, requested by ${nameOf(requester)}` : ''}`,
    `State    ${words(request.state)}${waitingFor(request)}`,
    `Time     ${shortTime(started_at)}${ended_at ? ` to ${shortTime(ended_at)}` : ''}`,
    ...(withdrawn ? [`Taken back by ${withdrawn.by}, ${shortTime(withdrawn.at)}`] : []),
    ...(error ? [`Error    ${error.error}: ${readable(error.cause)}`] : []),
    ...request.level_views.flatMap((level) => ['', ...levelLines(level)]),
  ];
}

function waitingFor({ waiting }: RequestView): string {
  if (!waiting) return '';
  const { level, approved, required, waiting_for, queued } = waiting;
  return queued
    ? `: level ${level} is queued, nobody is asked yet`
    : `: level ${level} waits for ${waiting_for.map((who) => nameOf(who)).join(', ')} (${approved} of ${required} approved)`;
}

function levelLines(level: LevelView): string[] {
  const { decision, error, state } = level;
  const line = (name: string, value: string | undefined): string[] =>
    value === undefined || value === '' ? [] : [`  ${name.padEnd(8)} ${value}`];
  return [
    `Level ${level.level}  ${textIn(level.name)}: ${words(state)}${decision?.reason ? ` (${words(decision.reason)})` : ''}`,
    ...line(
      'asks',
      `${level.min_required_approvals} of ${level.approvers.map((who) => nameOf(who)).join(', ')}`,
    ),
    ...line('about', [level.confirmation_file, level.confirmation_url].filter(Boolean).join('  ')),
    ...line('deploys', level.deploys && fileOf(level.deploys)),
    ...level.answers.map(
      ({ by, answer, at, comment }) =>
        `  ${answer === 'approve' ? 'approved' : 'rejected'} by ${nameOf(by)}${at ? `, ${shortTime(at)}` : ''}${comment === undefined ? '' : `: “${comment}”`}`,
    ),
    ...line('comment', commentBeside(level)),
    ...line('asked', level.asked_at && shortTime(level.asked_at)),
    ...line('due', level.due_at && shortTime(level.due_at)),
    ...line('decided', level.decided_at && shortTime(level.decided_at)),
    ...line('in AWS', state === 'waiting' ? level.execution_id : undefined),
    ...line('error', error && `${error.error}: ${readable(error.cause)}`),
  ];
}

/** Which version of which object goes out when the level is approved. */
const fileOf = ({ name, bucket, key, version_id }: DeployedFile): string =>
  `${name}  s3://${bucket}/${key}${version_id === undefined ? '' : `  (version ${version_id})`}`;

/** A decision taken in AWS may have a comment that no answer has. */
function commentBeside({ decision, answers }: LevelView): string | undefined {
  const { comment } = decision ?? {};
  return comment === undefined || comment === '' || answers.some((answer) => answer.comment === comment)
    ? undefined
    : `“${comment}”`;
}

/** The sentence in a cause: Lambda wraps it into JSON with a stack trace, a nested execution into its description. */
function readable(cause: string): string {
  try {
    const { errorMessage, Error: error, Cause } = JSON.parse(cause) as Record<string, unknown>;
    if (typeof errorMessage === 'string') return errorMessage;
    if (typeof Cause === 'string')
      return `${typeof error === 'string' ? `${error}: ` : ''}${readable(Cause)}`;
  } catch {
    // Not JSON: as it is.
  }
  return cause;
}
