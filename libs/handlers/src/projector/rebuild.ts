import { project, reproject, type ProjectionPorts } from './project.js';

/** What a rebuild reads besides. */
export interface RebuildPorts extends ProjectionPorts {
  /** Ids of all requests there are; a Scan. */
  requestIds(): AsyncIterable<string>;
}

export interface Rebuilt {
  readonly rebuilt: number;
  /** Ids of requests whose rows could not be written; run it again. */
  readonly failed: readonly string[];
}

const AT_ONCE = 8;

/** Writes the rows of every request again, from the authoritative items alone. It may run beside everything else. */
export async function rebuild(ports: RebuildPorts): Promise<Rebuilt> {
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
  for await (const id of ports.requestIds()) {
    batch.push(one(id));
    if (batch.length === AT_ONCE) await Promise.all(batch.splice(0));
  }
  await Promise.all(batch);
  return { rebuilt, failed };
}
