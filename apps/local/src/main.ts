import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeEndpoints } from './endpoints-file.js';
import { ENDPOINTS_FILE } from './endpoints.js';
import { LAPTOP_PEOPLE } from '@ringi/infra';
import { startLocal } from './start-local.js';
import type { Settings } from './settings.js';
import { whatRuns } from './what-runs.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Starts the laptop and says what runs. @returns how to stop it. */
export async function main({ awsPort, endpointsFile = join(ROOT, ENDPOINTS_FILE) }: Settings) {
  const { aws, endpoints, close } = await startLocal({
    assembly: join(ROOT, 'apps/infra/cdk.out'),
    people: LAPTOP_PEOPLE,
    port: awsPort,
    endpointsFile,
    progress: (line) => console.log(`  ${line}`),
  });
  // However the process ends, no file says that something still runs.
  process.on('exit', () => removeEndpoints(endpointsFile, aws.endpoint));
  const file = relative(process.cwd(), endpointsFile) || endpointsFile;
  for (const line of whatRuns(endpoints, file)) console.log(line);
  return close;
}
