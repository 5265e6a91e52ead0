import { durationSeconds, type BackendId, type Flow, type Level } from '@ringi/shared-types';
import { backendOf } from '../backends/registry.js';

const MINUTE = 60;
const DAY = 24 * 3600;

/** Clocks differ: nothing is written as timed out until this long after the due time. */
export const GRACE_SECONDS = 60;
/** The waiting Task outlives the due time by this much; then its Catch asks `close`. */
const BACKSTOP_SECONDS = 15 * MINUTE;
/** A component outlives its Task's backstop by this much, a caller its levels. */
const MACHINE_MARGIN_SECONDS = DAY;
/** Longest a Standard execution runs. Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MAXIMUM_EXECUTION_SECONDS = 365 * DAY;

/** How long a level waits. The flow was checked before. */
export const levelSeconds = (level: Level): number => durationSeconds(level.duration) ?? 0;

/** TimeoutSeconds of the Task that waits. */
export const backstopSeconds = (level: Level): number => levelSeconds(level) + BACKSTOP_SECONDS;

/** TimeoutSeconds of a backend's component: behind the longest backstop the backend allows. */
export const componentTimeoutSeconds = (backend: BackendId): number =>
  backendOf(backend).capabilities.maximumWaitSeconds + BACKSTOP_SECONDS + MACHINE_MARGIN_SECONDS;

/** TimeoutSeconds of a flow's caller: behind the sum of its levels. */
export const callerTimeoutSeconds = (flow: Flow): number =>
  flow.levels.reduce((sum, level) => sum + backstopSeconds(level), MACHINE_MARGIN_SECONDS);
