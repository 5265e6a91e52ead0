import type { ApprovalRecord } from '@ringi/shared-types';

/** Longest a Lambda that holds a lease runs. The constructs give the functions this timeout. */
export const FUNCTION_TIMEOUT_SECONDS = 60;
/** How long a backend's search may not show what was just started. */
const SEARCH_LAG_SECONDS = 60;

/** A lease older than this belongs to nobody: its holder was stopped, and a search would show what it started. */
export const LEASE_SECONDS = FUNCTION_TIMEOUT_SECONDS + SEARCH_LAG_SECONDS;

/** ISO 8601; a lease taken before this may be taken over. */
export const leaseHorizon = (now: number): string => new Date(now - LEASE_SECONDS * 1000).toISOString();

export const hasLiveLease = (record: ApprovalRecord, now: number): boolean =>
  record.lease !== undefined && record.lease.taken_at >= leaseHorizon(now);
