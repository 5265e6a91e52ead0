import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Flow } from '@ringi/shared-types';
import { INFRA_HOME } from '../home.js';
import { importDefault } from '../import-default.js';

/** Files of flows cannot be used; the message names every one of them with its reasons. */
export class FlowFileError extends Error {
  override readonly name = 'FlowFileError';
  /** The flows of the other files. */
  readonly flows: readonly Flow[];

  constructor(reasons: readonly string[], flows: readonly Flow[]) {
    super(reasons.join('\n'));
    this.flows = flows;
  }
}

const FLOWS = join(INFRA_HOME, 'flows');

/**
 * The flows of all `flows/*.flow.ts`, by file name.
 * @throws FlowFileError naming all files that cannot be used, with the reasons of their FlowErrors.
 */
export async function loadFlows(folder: string = FLOWS): Promise<readonly Flow[]> {
  const flows: Flow[] = [];
  const reasons: string[] = [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.flow.ts'));
  for (const file of files.sort()) {
    try {
      const flow = (await importDefault(join(folder, file))) as Flow;
      if (flows.some(({ name }) => name === flow.name)) {
        throw new Error(`another file already has a flow named '${flow.name}'; rename one.`);
      }
      flows.push(flow);
    } catch (error) {
      reasons.push(`flows/${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (reasons.length > 0) throw new FlowFileError(reasons, flows);
  return flows;
}
