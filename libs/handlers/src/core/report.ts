import { backendOf } from '@ringi/approvals';
import type { BackendId, ReportEvent } from '@ringi/shared-types';
import { project } from '../projector/project.js';
import type { StarterPorts } from './ports.js';
import { settle } from './settle.js';

/**
 * Something moved in a backend. Whatever the event said, the verdict is read back from the backend and written once.
 * An execution that no record is bound to (started by hand, or not bound yet) changes nothing.
 */
export async function report(
  ports: StarterPorts,
  event: ReportEvent,
): Promise<{ status: 'reported' | 'dropped' }> {
  const record = await recordOf(ports, event);
  if (!record) {
    ports.log('report_dropped', { backend: event.backend, execution_id: event.execution_id });
    return { status: 'dropped' };
  }
  const { wrote, description } = await settle(ports, record);
  // Most events tell what others have seen as well, or that people are still being waited for: then no row is another.
  if (wrote || record.state === 'decided') await project(ports, record.request.request_id);
  // While it is open or settling its place is taken.
  if (description?.status !== 'open' && description?.status !== 'settling') {
    await startQueued(ports, event.backend);
  }
  return { status: 'reported' };
}

async function recordOf(ports: StarterPorts, { backend, execution_id }: ReportEvent) {
  const direct = await ports.approvals.byExecution(backend, execution_id);
  if (direct) return direct;
  const bound = await ports.backends[backend].boundId(execution_id);
  return bound === execution_id ? undefined : ports.approvals.byExecution(backend, bound);
}

/** A place may have become free: starts what waits for one, oldest first, until the backend is full again. */
export async function startQueued(ports: StarterPorts, backend: BackendId): Promise<void> {
  const { queue } = backendOf(backend);
  const full = new Set<string>();
  for (const approval_id of await ports.approvals.queued(backend)) {
    try {
      const record = queue && (await ports.approvals.get(approval_id));
      const place = record ? queue(record.request) : '';
      if (full.has(place)) continue;
      const { status } = await ports.startAgain(approval_id);
      if (status === 'queued' && !queue) return;
      if (status === 'queued') full.add(place);
    } catch (error) {
      // One record that cannot be started must not keep the others waiting; the next round tries it again.
      ports.log('start_again_failed', { approval_id, error: String(error) });
    }
  }
}
