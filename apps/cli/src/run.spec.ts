import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createNetServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.js';

/** A port nothing listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createNetServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

describe('the command line', () => {
  let folder: string;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ringi-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const ringi = async (argv: readonly string[], cwd = folder) => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await run(argv, { cwd, out: (l) => void out.push(l), err: (l) => void err.push(l) });
    return { code, out, err };
  };
  const endpoints = (changes: object = {}): void => {
    mkdirSync(join(folder, '.local'));
    const content = {
      dashboard: 'http://127.0.0.1:4200',
      api: `http://127.0.0.1:${port}/_apigateway/abc/api`,
      issuer: `http://127.0.0.1:${port}/issuer`,
      aws: `http://127.0.0.1:${port}`,
      clock: `http://127.0.0.1:${port}/_local/clock`,
      region: 'us-east-1',
      account: '111122223333',
      flows: [
        {
          name: 'publish',
          stateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:Publish',
          componentArns: ['arn:aws:states:us-east-1:111122223333:stateMachine:Component'],
          inputExample: {},
        },
      ],
      people: [
        {
          id: 'sato',
          name: { en: 'Hanako Sato', ja: '佐藤 花子' },
          roles: ['approver'],
          accessKeyId: 'AKIAEXAMPLE',
          secretAccessKey: 'not-shown',
          principalArn: 'arn:aws:sts::111122223333:assumed-role/RingiApprover/sato',
        },
      ],
      ...changes,
    };
    writeFileSync(join(folder, '.local/endpoints.json'), JSON.stringify(content));
  };

  it.each([
    [['nonsense'], "no command 'nonsense'"],
    [['start'], 'ringi start <flow>'],
    [['approve', 'x', '--loud'], '--loud'],
    [['approve', 'x'], '--as <person> is missing'],
    [['inbox'], '--as <person> is missing'],
    [['clock', 'back', 'P1D'], 'ringi clock advance P3D'],
    [['list', '--limit', 'many'], "--limit is 'many'"],
    [[], 'say what to do'],
  ])('answers 2 and says what is wrong in one line: %j', async (argv, reason) => {
    const { code, err } = await ringi(argv);
    expect(code).toBe(2);
    expect(err).toEqual([expect.stringContaining(reason)]);
  });

  it('helps without anything running', async () => {
    expect(await ringi(['--help'])).toMatchObject({ code: 0, err: [] });
    const { code, out } = await ringi(['approve', '--help']);
    expect({ code, first: out[0] }).toEqual({
      code: 0,
      first: 'ringi approve <id> --as PERSON [--comment TEXT]',
    });
  });

  it('says that nothing is running, and the way out', async () => {
    const { code, err } = await ringi(['flows']);
    expect(code).toBe(1);
    expect(err).toEqual([expect.stringMatching(/nothing is running\. Run npm start first/)]);
  });

  it('finds what runs from a folder below, and keeps keys to itself', async () => {
    endpoints();
    const below = join(folder, 'a/b');
    mkdirSync(below, { recursive: true });
    const { code, out } = await ringi(['people', '--json'], below);
    expect(code).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject([{ id: 'sato' }]);
    expect(out.join('')).not.toContain('not-shown');
    expect(JSON.parse((await ringi(['flows', '--json'])).out.join(''))).toMatchObject([{ name: 'publish' }]);
  });

  it('says when what ran has ended', async () => {
    endpoints();
    for (const argv of [['list'], ['mail'], ['clock'], ['token', '--as', 'sato']]) {
      const { code, err } = await ringi(argv);
      expect({ argv, code }).toEqual({ argv, code: 1 });
      expect(err).toEqual([expect.stringContaining('Run npm start again')]);
    }
  });

  it('names the field of a file that is none', async () => {
    endpoints({ region: 7 });
    const { code, err } = await ringi(['flows']);
    expect(code).toBe(1);
    expect(err).toEqual([expect.stringMatching(/endpoints\.json is not what this version writes \(region/)]);
  });

  it.each([
    [['start', 'nope'], "no flow 'nope'. Flows: publish"],
    [['inbox', '--as', 'nobody'], "Nobody here has the id 'nobody'. People: sato"],
    [['start', 'publish', '--input', 'absent.json'], 'absent.json cannot be read'],
  ])('refuses %j with the reason and what there is', async (argv, reason) => {
    endpoints();
    const { code, err } = await ringi(argv);
    expect(code).toBe(1);
    expect(err).toEqual([expect.stringContaining(reason)]);
  });

  it('prints a token and nothing else, for scripts', async () => {
    const asked: string[] = [];
    const issuer = createServer((request, response) => {
      request.on('data', (chunk) => asked.push(`${request.url} ${String(chunk)}`));
      request.on('end', () => response.end('{"access_token":"a.b.c"}'));
    });
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const { port: at } = issuer.address() as AddressInfo;
    endpoints({ issuer: `http://127.0.0.1:${at}/issuer` });
    const answer = await ringi(['token', '--as', 'sato']);
    issuer.closeAllConnections();
    await new Promise((resolve) => issuer.close(resolve));
    expect(answer).toEqual({ code: 0, out: ['a.b.c'], err: [] });
    expect(asked).toEqual(['/issuer/token grant_type=password&username=sato']);
  });

  it('refuses an input that is not JSON before anything is started', async () => {
    endpoints();
    writeFileSync(join(folder, 'input.json'), '{"half":');
    const { code, err } = await ringi(['start', 'publish', '--input', 'input.json']);
    expect(code).toBe(1);
    expect(err).toEqual([expect.stringContaining('is not JSON')]);
  });
});
