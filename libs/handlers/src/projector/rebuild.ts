import type { Rebuild, Rebuilt } from '@ringi/shared-types';
import { project, reproject, type ProjectionPorts } from './project.js';

/** What a rebuild reads besides. */
export interface RebuildPorts extends ProjectionPorts {
  /** Ids of all requests there are, or of those behind one of them, always in the same order; a Scan. */
  requestIds(after?: string): AsyncIterable<string>;
  /** Epoch milliseconds. */
  now(): number;
}

const AT_ONCE = 8;
/** A call goes no further after this long: an HTTP API waits 30 s for its answer. */
const ENOUGH_MS = 15_000;

/**
 * Writes the rows of every request again, from the authoritative items alone. It may run beside everything else, itself
 * included, and may be called again from the start at any time.
 */
export async function rebuild(ports: RebuildPorts, { cursor }: Rebuild = {}): Promise<Rebuilt> {
  const until = ports.now() + ENOUGH_MS;
  let rebuilt = 0;
  const failed: string[] = [];
  const one = async (id: string): Promise<void> => {
    try {
      if (await reproject(ports, id)) rebuilt += 1;
    } catch {
      // Logged by the ordinary way, which also says when it has come right meanwhile.
      if (await project(ports, id)) rebuilt += 1;
      else failed.push(id);
    }
  };
  const batch: Promise<void>[] = [];
  for await (const id of ports.requestIds(cursor)) {
    batch.push(one(id));
    if (batch.length < AT_ONCE) continue;
    await Promise.all(batch.splice(0));
    if (ports.now() >= until) return { rebuilt, failed, cursor: id };
  }
  await Promise.all(batch);
  return { rebuilt, failed };
}
