import { createLocalAws, type DeployedStack, type LocalAws, type Quotas } from '@ringi/local-aws';
import type { Person } from '@ringi/shared-types';
import { fileURLToPath } from 'node:url';
import { readCloudAssembly } from './cloud-assembly.js';
import { startDashboard } from './dashboard/dashboard-server.js';
import { hintsOf } from './dashboard/hints.js';
import { removeEndpoints, writeEndpoints } from './endpoints-file.js';
import type { Endpoints } from './endpoints.js';
import { AUDIENCE } from './issuer/tokens.js';
import { seedPeople } from './seed-people.js';
import { apiOf, approverRoleOf, flowOf } from './stack-outputs.js';

/** An account AWS uses in its own examples. */
const ACCOUNT = '111122223333';
const REGION = 'us-east-1';
/** What `nx build dashboard` writes. */
const SITE = fileURLToPath(new URL('../../dashboard/dist/', import.meta.url));

export interface LocalOptions {
  /** The folder `cdk synth` wrote. */
  readonly assembly: string;
  readonly people: readonly Person[];
  /** Port of AWS. 0 (the default): any free port. */
  readonly port?: number;
  /** Port of the dashboard and of the issuer of tokens. 0 (the default): any free port. */
  readonly dashboardPort?: number;
  /** The built dashboard; default: the workspace's own. */
  readonly siteFolder?: string;
  /** Default: running from now. `start` in epoch milliseconds. */
  readonly clock?: { readonly mode: 'running' | 'manual'; readonly start?: number };
  readonly quotas?: Quotas;
  /** Where to write what scripts need; default: nowhere. */
  readonly endpointsFile?: string;
  /** Told what is being done, line by line. */
  readonly progress?: (line: string) => void;
  /** Told what the emulator tells no client; default: stderr. */
  readonly log?: (line: string) => void;
}

/** The laptop while it runs. */
export interface Local {
  readonly aws: LocalAws;
  readonly endpoints: Endpoints;
  readonly stacks: readonly DeployedStack[];
  /** Ends everything and removes the file. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts AWS on this machine with the templates of a cloud assembly, unmodified, and people with keys.
 * @throws Error when the port is in use, a template cannot be deployed, or there is no assembly; nothing then runs.
 */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const { endpointsFile, progress = () => undefined } = options;
  const assembly = readCloudAssembly(options.assembly);
  const dashboard = await startDashboard({
    port: options.dashboardPort ?? 0,
    people: options.people,
    siteFolder: options.siteFolder ?? SITE,
  });
  const aws = await createLocalAws({
    accountId: ACCOUNT,
    region: REGION,
    port: options.port ?? 0,
    ...(options.clock && { clock: options.clock }),
    ...(options.quotas && { quotas: options.quotas }),
    ...(options.log && { log: options.log }),
  }).catch(async (error: unknown) => {
    await dashboard.close();
    throw error;
  });
  // The port is ours: whoever wrote a file that is there has ended.
  if (endpointsFile !== undefined) removeEndpoints(endpointsFile);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    if (endpointsFile !== undefined) removeEndpoints(endpointsFile, aws.endpoint);
    return (closing ??= dashboard.close().then(() => aws.close()));
  };
  try {
    const stacks: DeployedStack[] = [];
    // The API's own: who signs people in, and for whom.
    const known = { TokenIssuer: dashboard.issuer, TokenAudience: AUDIENCE };
    for (const { stackName, template, parameters: declared } of assembly.stacks) {
      progress(`deploying ${stackName}`);
      const parameters = Object.fromEntries(
        Object.entries(known).filter(([name]) => declared.includes(name)),
      );
      stacks.push(await aws.deploy({ stackName, template, parameters, resolveAsset: assembly.resolveAsset }));
    }
    const api = apiOf(stacks);
    const endpoints: Endpoints = {
      dashboard: dashboard.origin,
      api: `${api}/api`,
      issuer: dashboard.issuer,
      aws: aws.endpoint,
      clock: `${aws.endpoint}/_local/clock`,
      region: REGION,
      account: ACCOUNT,
      flows: stacks.flatMap((stack) => flowOf(stack) ?? []),
      people: seedPeople(aws.credentials, approverRoleOf(stacks), options.people),
    };
    dashboard.connect({
      api,
      aws: aws.endpoint,
      region: REGION,
      hints: hintsOf(
        aws.environment,
        endpoints.flows.map(({ stateMachineArn }) => stateMachineArn),
      ),
    });
    if (endpointsFile !== undefined) writeEndpoints(endpointsFile, endpoints);
    return { aws, endpoints, stacks, close };
  } catch (error) {
    await close();
    throw error;
  }
}
