import type { DashboardConfig } from '@ringi/shared-types';
import { clock } from './clock.js';

export interface LocalClock {
  readonly now: string;
  /** When something happens next, if anything is waiting for the clock. */
  readonly next: string | null;
}

/** On the laptop time can be skipped: takes its clock's time over. Elsewhere does nothing. */
export async function readLocalClock(
  config: DashboardConfig,
  get: typeof fetch,
): Promise<LocalClock | undefined> {
  if (!config.local) return undefined;
  const response = await get(config.local.clock).catch(() => undefined);
  if (!response?.ok) return undefined;
  const read = (await response.json()) as LocalClock;
  clock.set(Date.parse(read.now));
  return read;
}
