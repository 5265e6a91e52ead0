import { BACKEND_IDS, type ApprovalRecord, type Request, type Vote } from '@ringi/shared-types';
import type { ApprovalStore, RequestStore, TokenStore } from '../core/ports.js';

const AT_ONCE = new Date(0).toISOString();
type Kept = ApprovalRecord & { check_at: string };

/** The approval store's rules in memory, for tests; a spec holds the DynamoDB store equal to it. */
export function memoryApprovals(): ApprovalStore & { all(): readonly ApprovalRecord[] } {
  const records = new Map<string, Kept>();
  const pointers = new Map<string, string>();
  const change = (id: string, holds: (r: Kept) => boolean, to: (r: Kept) => Kept): Promise<boolean> => {
    const record = records.get(id);
    if (!record || !holds(record)) return Promise.resolve(false);
    records.set(id, { ...to(record), version: (record.version ?? 0) + 1 });
    return Promise.resolve(true);
  };
  const without = (record: Kept, ...names: ('lease' | 'queued')[]): Kept => {
    const copy = { ...record };
    for (const name of names) delete copy[name];
    return copy;
  };
  const visible = (record: Kept | undefined): ApprovalRecord | undefined => {
    if (!record) return undefined;
    const copy: Partial<Kept> = { ...record };
    delete copy.check_at;
    return copy as ApprovalRecord;
  };
  const leaseFree = (r: Kept, horizon: string): boolean =>
    r.lease === undefined || r.lease.taken_at < horizon;
  const pending = (backend: string): Kept[] =>
    [...records.values()].filter((r) => r.unfinished && r.request.backend === backend);

  return {
    all: () => [...records.values()].flatMap((record) => visible(record) ?? []),
    get: (id) => Promise.resolve(visible(records.get(id))),
    byExecution(backend, execution) {
      const record = records.get(pointers.get(`${backend}#${execution}`) ?? '');
      return Promise.resolve(record?.execution_id === execution ? visible(record) : undefined);
    },
    create(record) {
      if (records.has(record.approval_id)) return Promise.resolve(false);
      records.set(record.approval_id, { ...record, votes: record.votes ?? {}, check_at: record.created_at });
      return Promise.resolve(true);
    },
    takeLease: (id, lease, horizon) =>
      change(
        id,
        (r) => r.state === 'open' && r.execution_id === undefined && leaseFree(r, horizon),
        (r) => ({ ...r, lease }),
      ),
    queue: (id, leaseId) =>
      change(
        id,
        (r) => r.lease?.id === leaseId,
        (r) => ({ ...without(r, 'lease'), queued: true }),
      ),
    bind(record, execution_id) {
      pointers.set(`${record.request.backend}#${execution_id}`, record.approval_id);
      return change(
        record.approval_id,
        (r) => r.state === 'open' && (r.execution_id ?? execution_id) === execution_id,
        (r) => ({ ...without(r, 'lease', 'queued'), execution_id }),
      );
    },
    decide: (id, execution, ending) =>
      change(
        id,
        (r) => r.state === 'open' && r.execution_id === execution,
        (r) => ({ ...without(r, 'queued'), ...ending, state: 'decided' }),
      ),
    decideDue: (id, execution, decision, horizon) =>
      change(
        id,
        (r) => r.state === 'open' && !r.verified && r.execution_id === execution && leaseFree(r, horizon),
        (r) => ({ ...without(r, 'queued'), decision, state: 'decided' }),
      ),
    vote: (id, person, vote) =>
      change(
        id,
        (r) => r.state === 'open' && r.execution_id !== undefined && r.votes?.[person] === undefined,
        (r) => ({ ...r, votes: { ...r.votes, [person]: vote } }),
      ),
    voteSent: (id, person) =>
      change(
        id,
        (r) => r.votes?.[person] !== undefined,
        (r) => ({ ...r, votes: { ...r.votes, [person]: { ...(r.votes?.[person] as Vote), sent: true } } }),
      ),
    unvote: (id, person) =>
      change(
        id,
        (r) => r.votes?.[person]?.sent === false,
        (r) => ({
          ...r,
          votes: Object.fromEntries(Object.entries(r.votes ?? {}).filter(([name]) => name !== person)),
        }),
      ),
    withdrawUnbound: (id, withdrawn, decision) =>
      change(
        id,
        (r) => r.state === 'open' && r.execution_id === undefined,
        (r) => ({ ...without(r, 'queued'), decision, withdrawn, check_at: AT_ONCE, state: 'decided' }),
      ),
    intendWithdraw: (id, withdrawn) =>
      change(
        id,
        (r) => r.state === 'open' && !r.verified && r.withdrawn === undefined,
        (r) => ({ ...r, withdrawn, check_at: AT_ONCE }),
      ),
    verify: (id, execution, verified) =>
      change(
        id,
        (r) => r.state === 'open' && r.execution_id === execution && r.withdrawn === undefined,
        (r) => ({ ...r, verified }),
      ),
    delivered: (id) =>
      change(
        id,
        (r) => r.state === 'decided',
        (r) => ({ ...r, state: 'delivered' }),
      ),
    close: (id, from, closed) =>
      change(
        id,
        (r) => r.state === from,
        (r) => ({ ...without(r, 'queued'), closed, state: 'closed' }),
      ),
    finish: (id) =>
      change(
        id,
        (r) => r.state !== 'open',
        (r) => ({ ...without(r, 'lease'), unfinished: false }),
      ),
    async *toCheck(now) {
      for (const backend of BACKEND_IDS) {
        const due = pending(backend).filter((r) => r.check_at <= now);
        for (const r of due.sort((a, b) => a.check_at.localeCompare(b.check_at))) yield r.approval_id;
      }
    },
    async checkAt(id, at) {
      await change(
        id,
        (r) => r.unfinished,
        (r) => ({ ...r, check_at: at }),
      );
    },
    queued: (backend) =>
      Promise.resolve(
        pending(backend)
          .filter((r) => r.queued)
          .sort((a, b) => a.created_at.localeCompare(b.created_at))
          .map((r) => r.approval_id),
      ),
  };
}

export function memoryTokens(): TokenStore & { size(): number } {
  const tokens = new Map<string, { token: string; attempt: number }>();
  return {
    size: () => tokens.size,
    put(id, token, attempt) {
      const stored = tokens.get(id);
      if (stored && stored.attempt >= attempt) return Promise.resolve(stored.token === token);
      tokens.set(id, { token, attempt });
      return Promise.resolve(true);
    },
    get: (id) => Promise.resolve(tokens.get(id)?.token),
    delete: (id) => Promise.resolve(void tokens.delete(id)),
  };
}

export function memoryRequests(): RequestStore & { ids(): readonly string[] } {
  const requests = new Map<string, Request>();
  return {
    put: (request) =>
      Promise.resolve(void (requests.has(request.request_id) || requests.set(request.request_id, request))),
    get: (id) => Promise.resolve(requests.get(id)),
    ids: () => [...requests.keys()],
    withdraw(id, withdrawn) {
      const request = requests.get(id);
      if (!request || request.withdrawn) return Promise.resolve(false);
      requests.set(id, { ...request, withdrawn });
      return Promise.resolve(true);
    },
  };
}
