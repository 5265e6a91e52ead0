import { rowsOf, type RequestRows } from '@ringi/approvals';
import type { Executions, Ports } from '../core/ports.js';
import { approvalsOf } from './approvals-of.js';

/** What a projection reads and writes. */
export type ProjectionPorts = Pick<Ports, 'approvals' | 'requests' | 'rows' | 'log'> & {
  readonly executions: Pick<Executions, 'describe'>;
};

/**
 * Derives a request's rows from its authoritative items and writes those that are newer. It may be called at any time,
 * any number of times, beside itself. It never throws: no approval depends on it, and reconcile calls it again as long
 * as an approval of the request is not finished.
 * @returns whether the rows are as the items were.
 */
export async function project(ports: ProjectionPorts, requestId: string): Promise<boolean> {
  try {
    await projectNow(ports, requestId);
    return true;
  } catch (error) {
    ports.log('projection_failed', {
      request_id: requestId,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return false;
  }
}

/**
 * As {@link project}, for who is called again when it throws.
 * @returns false when there is no such request (yet).
 */
export async function projectNow(ports: ProjectionPorts, requestId: string): Promise<boolean> {
  const rows = await derive(ports, requestId);
  if (rows && (await ports.rows.version(rows.main.id)) < rows.version) await writeAll(ports, rows);
  return rows !== undefined;
}

/**
 * Writes a request's rows even where the stored ones bear the same version: for rows that were lost, or made by rules
 * that have changed since.
 * @returns false when there is no such request.
 */
export async function reproject(ports: ProjectionPorts, requestId: string): Promise<boolean> {
  const rows = await derive(ports, requestId);
  if (rows) await writeAll(ports, rows);
  return rows !== undefined;
}

/** @returns nothing when the request is not admitted (yet). */
async function derive(ports: ProjectionPorts, requestId: string): Promise<RequestRows | undefined> {
  const request = await ports.requests.get(requestId);
  if (!request) return undefined;
  // The execution before the records: a status is never newer than the records beside it.
  const { status, redrive_count, stopped_at } = (await ports.executions.describe(request.execution_arn)) ?? {
    // Step Functions forgets an execution 90 days after its end.
    status: 'SUCCEEDED',
    redrive_count: 0,
  };
  const caller = { status, redrive_count, ...(stopped_at !== undefined && { stopped_at }) };
  return rowsOf(request, await approvalsOf(ports.approvals, request, redrive_count), caller);
}

/** The main row last: its version says that the others are written. */
async function writeAll(
  { rows: store }: ProjectionPorts,
  { main, copies, inbox }: RequestRows,
): Promise<void> {
  await Promise.all([...copies, ...inbox].map((row) => store.put(row)));
  await store.put(main);
}
