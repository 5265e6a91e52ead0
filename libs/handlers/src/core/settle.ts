import { endingOf, type Description } from '@ringi/approvals';
import type { ApprovalRecord } from '@ringi/shared-types';
import { deliver } from './deliver.js';
import type { Ports } from './ports.js';

/** Reads the record again; it must be there. */
export async function reread(ports: Ports, approvalId: string): Promise<ApprovalRecord> {
  const record = await ports.approvals.get(approvalId);
  if (!record) throw new Error(`Approval ${approvalId} is missing from the Requests table.`);
  return record;
}

export interface Settled {
  /** What the backend says; absent when it was not asked. */
  readonly description?: Description;
  /** This call, and no other, has written the end of the approval. */
  readonly wrote: boolean;
}

/**
 * Writes what the backend says of the bound execution into an open record, once, and answers the task token if the
 * record is decided by then. The description is read here, never taken from an event.
 */
export async function settle(ports: Ports, record: ApprovalRecord): Promise<Settled> {
  let description: Description | undefined;
  let wrote = false;
  if (record.state === 'open' && record.execution_id !== undefined) {
    description = await ports.backends[record.request.backend].describe(record.execution_id);
    // A vote or a withdrawal that the backend has followed was written before: what is read now has it.
    const ending =
      endingOf(record, description) && endingOf(await reread(ports, record.approval_id), description);
    wrote = !!ending && (await ports.approvals.decide(record.approval_id, record.execution_id, ending));
  }
  // The record is read after the verdict was written, the token after the record: start does it the other way round,
  // so one of the two always sees both.
  await deliver(ports, await reread(ports, record.approval_id));
  return { wrote, ...(description && { description }) };
}
