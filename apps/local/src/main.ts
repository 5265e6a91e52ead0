import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENDPOINTS_FILE } from './endpoints.js';
import { LAPTOP_PEOPLE } from '@ringi/infra';
import { startLocal } from './start-local.js';
import type { Settings } from './settings.js';
import { whatRuns } from './what-runs.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Starts the laptop and says what runs. @returns how to stop it. */
export async function main({ awsPort }: Settings): Promise<() => Promise<void>> {
  const endpointsFile = join(ROOT, ENDPOINTS_FILE);
  const local = await startLocal({
    assembly: join(ROOT, 'apps/infra/cdk.out'),
    people: LAPTOP_PEOPLE,
    port: awsPort,
    endpointsFile,
    progress: (line) => console.log(`  ${line}`),
  });
  whatRuns(local.endpoints, relative(process.cwd(), endpointsFile) || endpointsFile).forEach((line) =>
    console.log(line),
  );
  return local.close;
}
