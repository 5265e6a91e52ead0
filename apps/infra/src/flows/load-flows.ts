import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Flow } from '@ringi/shared-types';
import { INFRA_HOME } from '../home.js';
import { importDefault } from '../import-default.js';

/** A flow's file cannot be used; the message names the file and the reasons. */
export class FlowFileError extends Error {
  override readonly name = 'FlowFileError';
}

const FLOWS = join(INFRA_HOME, 'flows');

/**
 * The flows of all `flows/*.flow.ts`, by file name.
 * @throws FlowFileError naming the file that cannot be used, with the reasons of its FlowError.
 */
export async function loadFlows(folder: string = FLOWS): Promise<readonly Flow[]> {
  const flows: Flow[] = [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.flow.ts'));
  for (const file of files.sort()) {
    let flow: Flow;
    try {
      flow = (await importDefault(join(folder, file))) as Flow;
    } catch (error) {
      throw new FlowFileError(`flows/${file}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
    if (flows.some(({ name }) => name === flow.name)) {
      throw new FlowFileError(
        `flows/${file}: another file already has a flow named '${flow.name}'; rename one.`,
      );
    }
    flows.push(flow);
  }
  return flows;
}
