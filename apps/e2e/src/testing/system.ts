import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import { run } from '@ringi/cli';
import { LAPTOP_PEOPLE } from '@ringi/infra';
import {
  ENDPOINTS_FILE,
  startLocal,
  type FlowEndpoint,
  type Local,
  type LocalOptions,
  type PersonEndpoint,
} from '@ringi/local';

/** What one call of the command line left behind. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The laptop in this process, with time standing still, and clients that know nothing of it. */
export interface System {
  readonly local: Local;
  /** As the account's root, as a platform engineer would. */
  readonly sfn: SFNClient;
  readonly ssm: SSMClient;
  readonly codepipeline: CodePipelineClient;
  readonly s3: S3Client;
  person(id: string): PersonEndpoint;
  ssmAs(id: string): SSMClient;
  codepipelineAs(id: string): CodePipelineClient;
  flow(name: string): FlowEndpoint;
  /** Runs the command line. */
  ringi(...argv: string[]): Promise<Called>;
  /** Runs the command line with --json. @throws Error with what it said when it did not answer 0. */
  ringiJson<T>(...argv: string[]): Promise<T>;
  /** Until nothing is in flight: every event delivered, every function ended. */
  settle(): Promise<void>;
  advance(ms: number): Promise<void>;
  /** What the emulator said that no client was told. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** What `nx synth infra` wrote; Nx runs it before these tests. */
export const ASSEMBLY = fileURLToPath(new URL('../../../infra/cdk.out', import.meta.url));

export const START = Date.parse('2027-01-04T09:00:00Z');
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export async function startSystem(options: Partial<LocalOptions> = {}): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), 'ringi-e2e-'));
  const log: string[] = [];
  const local = await startLocal({
    assembly: ASSEMBLY,
    people: LAPTOP_PEOPLE,
    clock: { mode: 'manual', start: START },
    endpointsFile: join(folder, ENDPOINTS_FILE),
    log: (line) => void log.push(line),
    ...options,
  });
  const { aws, endpoints } = local;
  const clients: { destroy(): void }[] = [];
  const keep = <T extends { destroy(): void }>(client: T): T => {
    clients.push(client);
    return client;
  };
  const configuration = { endpoint: endpoints.aws, region: endpoints.region };
  const root = { accessKeyId: 'test', secretAccessKey: 'test' };

  const person = (id: string): PersonEndpoint => {
    const found = endpoints.people.find((one) => one.id === id);
    if (!found) throw new Error(`nobody is ${id}`);
    return found;
  };
  const ringi = async (...argv: string[]): Promise<Called> => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await run(argv, {
      cwd: folder,
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  return {
    local,
    log,
    sfn: keep(new SFNClient({ ...configuration, credentials: root })),
    ssm: keep(new SSMClient({ ...configuration, credentials: root })),
    codepipeline: keep(new CodePipelineClient({ ...configuration, credentials: root })),
    s3: keep(new S3Client({ ...configuration, credentials: root })),
    person,
    ssmAs: (id) => keep(new SSMClient({ ...configuration, credentials: person(id) })),
    codepipelineAs: (id) => keep(new CodePipelineClient({ ...configuration, credentials: person(id) })),
    flow: (name) => {
      const found = endpoints.flows.find((flow) => flow.name === name);
      if (!found) throw new Error(`there is no flow ${name}`);
      return found;
    },
    ringi,
    ringiJson: async <T>(...argv: string[]): Promise<T> => {
      const { code, out, err } = await ringi(...argv, '--json');
      if (code !== 0) throw new Error(`ringi ${argv.join(' ')} answered ${code}: ${err}`);
      return JSON.parse(out) as T;
    },
    settle: () => aws.clock.advance(0),
    advance: (ms) => aws.clock.advance(ms),
    close: async () => {
      for (const client of clients) client.destroy();
      await local.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
