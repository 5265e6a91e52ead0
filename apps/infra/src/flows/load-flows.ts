import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Flow } from '@ringi/shared-types';
import { INFRA_HOME } from '../home.js';
import { importDefault } from '../import-default.js';

const FLOWS = join(INFRA_HOME, 'flows');

/**
 * The flows of all `flows/*.flow.ts`, by file name.
 * @throws Error naming the file that cannot be used, with the reasons of its FlowError.
 */
export async function loadFlows(folder: string = FLOWS): Promise<readonly Flow[]> {
  const flows: Flow[] = [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.flow.ts'));
  for (const file of files.sort()) {
    let flow: Flow;
    try {
      flow = (await importDefault(join(folder, file))) as Flow;
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    const other = flows.findIndex(({ name }) => name === flow.name);
    if (other >= 0) throw new Error(`${file}: another file already has a flow named '${flow.name}'.`);
    flows.push(flow);
  }
  return flows;
}
