import { levelViews, mayRead, requestRow, type AskedApproval, type CallerStatus } from '@ringi/approvals';
import type { LevelView, Request, RequestRow } from '@ringi/shared-types';
import { requestId } from '../core/ids.js';
import { approvalsOf } from '../projector/approvals-of.js';
import type { ExecutionDetail } from './ports.js';
import { noSuchRequest } from './problem.js';
import type { Ask } from './route.js';

/** A request as it is now, read from the authoritative items: rows may lag, and decide nothing. */
export interface Loaded {
  readonly request: Request;
  readonly approvals: readonly AskedApproval[];
  readonly caller: CallerStatus;
  readonly execution?: ExecutionDetail;
}

/** Who asks, of what. */
export type Asked = Pick<Ask<never, never>, 'who' | 'ports' | 'directory'>;

/** What is no id is not looked for: DynamoDB refuses keys that are too long. */
const ID = /^[0-9a-f]{32}$/;

/**
 * @param id of the request, or the ARN of its caller's execution: who started it with an AWS client has no other name.
 * @throws ApiProblem 404 when there is no such request, or none that the person may see.
 */
export async function loadRequest({ who, ports }: Asked, id: string): Promise<Loaded> {
  const found = id.startsWith('arn:') ? requestId(id) : id;
  const request = ID.test(found) ? await ports.requests.get(found) : undefined;
  if (!request) throw noSuchRequest(id);
  const execution = await ports.executions.describe(request.execution_arn);
  // Step Functions forgets an execution 90 days after its end.
  const { status, redrive_count, stopped_at } = execution ?? { status: 'SUCCEEDED', redrive_count: 0 };
  const approvals = await approvalsOf(ports.approvals, request, redrive_count);
  const records = approvals.map(({ record }) => record);
  if (!mayRead(who, request, records)) throw noSuchRequest(id);
  return {
    request,
    approvals,
    caller: { status, redrive_count, ...(stopped_at !== undefined && { stopped_at }) },
    ...(execution && { execution }),
  };
}

export const levelsOf = ({ who, ports, directory }: Asked, loaded: Loaded): LevelView[] =>
  levelViews(who, loaded.request, loaded.approvals, loaded.caller, ports.now()).map((level) =>
    directory.level(level),
  );

export const rowOf = ({ directory }: Asked, { request, approvals, caller }: Loaded): RequestRow =>
  directory.row(requestRow(request, approvals, caller));
