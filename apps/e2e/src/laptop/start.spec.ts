import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, watch } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EndpointsSchema, type Endpoints } from '@ringi/local';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

const listening = (port = 0): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const freePort = async (): Promise<number> => {
  const server = await listening();
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** What `npm start` runs, with the templates as they are. */
describe('npm start', () => {
  let folder: string;
  let file: string;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ringi-start-'));
    file = join(folder, 'endpoints.json');
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function start(env: NodeJS.ProcessEnv) {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'tools/start.mjs'), '--no-open', '--no-build', '--no-seed', '--endpoints', file],
      { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    children.push(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    return { child, ended, output: () => output };
  }
  const written = (): Promise<void> =>
    new Promise((resolve) => {
      const watcher = watch(folder, () => {
        if (!existsSync(file)) return;
        watcher.close();
        resolve();
      });
    });

  it.each(['SIGINT', 'SIGTERM'] as const)('runs until %s, which leaves nothing behind', async (signal) => {
    const port = await freePort();
    const dashboard = await freePort();
    const { child, ended, output } = start({ AWS_PORT: String(port), PORT: String(dashboard) });
    await Promise.race([written(), ended]);

    const endpoints: Endpoints = EndpointsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(endpoints).toMatchObject({
      dashboard: `http://127.0.0.1:${dashboard}`,
      issuer: `http://127.0.0.1:${dashboard}/issuer`,
      api: expect.stringMatching(new RegExp(`^http://127.0.0.1:${port}/_apigateway/[a-z0-9]+/api$`)),
      aws: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
    });
    expect(endpoints.flows.map(({ name, componentArns }) => [name, componentArns.length])).toEqual([
      ['contract', 3],
      ['publish', 3],
      ['purchase', 4],
      ['release', 3],
    ]);
    for (const { id, principalArn } of endpoints.people) {
      expect(principalArn).toBe(`arn:aws:sts::${endpoints.account}:assumed-role/RingiApprover/${id}`);
    }
    const clock = (await (await fetch(endpoints.clock)).json()) as { now: string };
    expect(Math.abs(Date.parse(clock.now) - Date.now())).toBeLessThan(60_000);

    // It asks the API what to propose once scripts may begin.
    while (!output().includes('npx ringi start publish') && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(existsSync(file)).toBe(false);
    const again = await listening(port);
    await new Promise((resolve) => again.close(resolve));
  });

  it('says plainly that the port is in use, and how to take another', async () => {
    const taken = await listening();
    const { ended, output } = start({ AWS_PORT: String(portOf(taken)), PORT: String(await freePort()) });
    expect(await ended).toBe(1);
    expect(output()).toMatch(new RegExp(`Port ${portOf(taken)} is in use.*AWS_PORT=\\d+ npm start`));
    expect(existsSync(file)).toBe(false);
    await new Promise((resolve) => taken.close(resolve));
  });

  it('says which setting is wrong', async () => {
    const { ended, output } = start({ AWS_PORT: 'four' });
    expect(await ended).toBe(1);
    expect(output()).toContain("AWS_PORT is 'four'");
  });
});
