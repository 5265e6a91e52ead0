import { compose, type Quotas } from './compose.js';
import { control, CONTROL_PREFIX } from './control/control-endpoints.js';
import { Activity } from './core/activity.js';
import { AuthorizationLog } from './core/authorization-log.js';
import type { VirtualClock } from './core/clock.js';
import { createCredentialStore } from './core/credential-store.js';
import type { CredentialStore } from './core/credentials.js';
import type { AuthorizationRecord, Environment } from './core/environment.js';
import { LocalEnvironment } from './core/local-environment.js';
import { createVirtualClock } from './core/virtual-clock.js';
import { API_PREFIX } from './services/apigateway/index.js';
import type { DeployRequest } from './services/cloudformation/deploy/deployer.js';
import { summarize, type DeployedStack } from './services/cloudformation/deploy/deployed-stack.js';
import type { DeliveryMiddleware } from './services/events/index.js';
import type { FunctionRunner } from './services/lambda/function-runner.js';
import type { LogLine } from './services/logs/log-store.js';
import type { Mailbox } from './services/sns/index.js';
import { credentialScopeOf } from './wire/credential-scope.js';
import { dispatch } from './wire/dispatcher.js';
import { listen } from './wire/http-server.js';
import { MAX_BODY_BYTES } from './wire/read-body.js';

/** What a bootstrapped account has: the version of the CDK's bootstrap stack, which every CDK template asks for. */
const BOOTSTRAPPED = { '/cdk-bootstrap/hnb659fds/version': '30' };

export interface LocalAwsOptions {
  /** Twelve digits; default 000000000000. */
  readonly accountId?: string;
  /** Default us-east-1. */
  readonly region?: string;
  /** 0 (the default): any free port. */
  readonly port?: number;
  /** Default: running from now. `start` in epoch milliseconds. */
  readonly clock?: { readonly mode: 'running' | 'manual'; readonly start?: number };
  /** SSM parameters that exist from the start; the CDK's bootstrap version is among them unless it is overridden. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Runs Lambda functions instead of worker threads, for tests. */
  readonly functionRunner?: FunctionRunner;
  /** Stands between matched events and their targets: a test drops, repeats, delays or reorders them. */
  readonly eventDelivery?: DeliveryMiddleware;
  readonly quotas?: Quotas;
  /** Where the emulator says what no client is told (dropped events, unexpected failures); default: stderr. */
  readonly log?: (line: string) => void;
}

/** One running emulator: one account in one Region. */
export interface LocalAws {
  /** `http://127.0.0.1:<port>`, for AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly environment: Environment;
  readonly clock: VirtualClock;
  readonly credentials: CredentialStore;
  /** What SNS would have mailed. */
  readonly mailbox: Mailbox;
  /** Creates a stack, or updates the one of that name. @throws DeploymentError naming every fault. */
  deploy(request: DeployRequest): Promise<DeployedStack>;
  deleteStack(stackName: string): Promise<void>;
  describeStacks(): readonly DeployedStack[];
  /** What IAM would have been asked, oldest first; the last 10,000 at least. */
  authorizations(): readonly AuthorizationRecord[];
  /** The last lines of a log group, e.g. `/aws/lambda/<function>`. */
  logs(group: string): readonly LogLine[];
  /** Ends everything: no timer, worker or socket is left. */
  close(): Promise<void>;
}

/**
 * Starts AWS emulated at the wire on 127.0.0.1, for development and tests.
 * @throws Error when the port is in use.
 */
export async function createLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const { accountId = '000000000000', region = 'us-east-1' } = options;
  if (!/^\d{12}$/.test(accountId))
    throw new TypeError(`accountId must be twelve digits, not '${accountId}'.`);
  const log = options.log ?? ((line: string) => void process.stderr.write(`local-aws: ${line}\n`));
  const activity = new Activity();
  const clock = createVirtualClock({ mode: 'running', ...options.clock, activity, log });
  const authorizations = new AuthorizationLog();
  const env = new LocalEnvironment({
    partition: 'aws',
    accountId,
    region,
    clock,
    activity,
    credentials: createCredentialStore('aws', accountId),
    authorizations,
    log,
  });
  const { apiGateway, cloudFormation, logs, sns } = compose(env, {
    parameters: { ...BOOTSTRAPPED, ...options.parameters },
    functionRunner: options.functionRunner,
    eventDelivery: options.eventDelivery,
    quotas: options.quotas ?? {},
  });
  const sources = {
    accountId,
    region,
    clock,
    services: () => env.services().map(({ name }) => name),
    mail: () => sns.mailbox.list(),
    authorizations: () => authorizations.list(),
  };
  const server = await listen({
    port: options.port ?? 0,
    // Control requests are no AWS work in flight: advancing the clock waits for that to end.
    handle: (request) =>
      request.path.startsWith(CONTROL_PREFIX)
        ? control(sources, request)
        : activity.track(() =>
            request.path.startsWith(API_PREFIX) ? apiGateway.serve(request) : dispatch(env, request),
          ),
    bodyLimit: (head) =>
      env.service(credentialScopeOf(head)?.service ?? '')?.maximumBodyBytes ?? MAX_BODY_BYTES,
    log,
  });
  const endpoint = `http://127.0.0.1:${server.port}`;
  env.listensAt(endpoint);
  return {
    endpoint,
    environment: env,
    clock,
    credentials: env.credentials,
    mailbox: sns.mailbox,
    deploy: async (request) => summarize(await cloudFormation.deployer.deploy(request)),
    deleteStack: (stackName) => cloudFormation.deployer.delete(stackName),
    describeStacks: () => cloudFormation.store.list().map(summarize),
    authorizations: () => authorizations.list(),
    logs: (group) => logs.store.lines(group),
    async close() {
      clock.close();
      await server.close();
      for (const service of env.services()) await service.close?.();
    },
  };
}
