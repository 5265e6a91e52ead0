import type { Flow } from '@ringi/shared-types';
import type { LoadedConfig } from '../config/load-config.js';
import { ConfigError } from '../config/ringi-config.js';
import { FlowFileError, loadFlows } from './load-flows.js';
import { stageFlows } from './stage-flows.js';

/**
 * The flows of a folder as a stage deploys them. What is wrong anywhere is said at once: one attempt finds it all.
 * @throws FlowFileError when files cannot be used, with what is wrong with the flows of the others.
 * @throws ConfigError when only the flows and the configuration do not fit.
 */
export async function stagedFlows(config: LoadedConfig, folder?: string): Promise<readonly Flow[]> {
  try {
    return stageFlows(await loadFlows(folder), config);
  } catch (error) {
    if (!(error instanceof FlowFileError)) throw error;
    const { flows, message } = error;
    const more = misfits(flows, config);
    throw more === undefined ? error : new FlowFileError([message, more], flows);
  }
}

function misfits(flows: readonly Flow[], config: LoadedConfig): string | undefined {
  // Changes to the flows of the files that cannot be used are not looked at yet.
  const known = Object.entries(config.flows).filter(([name]) => flows.some((flow) => flow.name === name));
  try {
    stageFlows(flows, { ...config, flows: Object.fromEntries(known) });
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
