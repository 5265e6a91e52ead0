import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeEndpoints } from './endpoints-file.js';
import { ENDPOINTS_FILE } from './endpoints.js';
import { firstSteps } from './first-steps.js';
import { LAPTOP_PEOPLE } from '@ringi/infra';
import { mayOpen, openBrowser } from './open-browser.js';
import { seedRequests } from './seed-requests.js';
import { startLocal } from './start-local.js';
import type { Settings } from './settings.js';
import { whatRuns } from './what-runs.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Starts the laptop and says what runs. @returns how to stop it. */
export async function main(settings: Settings) {
  const { awsPort, port, endpointsFile = join(ROOT, ENDPOINTS_FILE) } = settings;
  const progress = (line: string): void => console.log(`  ${line}`);
  const { aws, endpoints, close } = await startLocal({
    assembly: join(ROOT, 'apps/infra/cdk.out'),
    people: LAPTOP_PEOPLE,
    port: awsPort,
    dashboardPort: port,
    endpointsFile,
    progress,
  });
  // However the process ends, no file says that something still runs.
  process.on('exit', () => removeEndpoints(endpointsFile, aws.endpoint));
  const file = relative(process.cwd(), endpointsFile) || endpointsFile;
  // A proposal is no reason not to run.
  const steps = await firstSteps(endpoints).catch(() => undefined);
  for (const line of whatRuns(endpoints, file, steps)) console.log(line);
  if (settings.open && mayOpen(process.env, process.stdout.isTTY)) openBrowser(endpoints.dashboard);
  // Beside everything else: a page that is open shows them as they come.
  let closed = false;
  if (settings.seed) {
    seedRequests(endpoints).catch((error: unknown) => {
      // Examples are no reason not to run.
      if (!closed) console.error(`The example requests are not complete: ${(error as Error).message}`);
    });
  }
  return () => {
    closed = true;
    return close();
  };
}
