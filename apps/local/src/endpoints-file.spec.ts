import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeEndpoints, runningAt, writeEndpoints } from './endpoints-file.js';
import { ENDPOINTS_FILE, type Endpoints } from './endpoints.js';

const endpoints = (aws: string): Endpoints => ({
  dashboard: 'http://127.0.0.1:3',
  api: `${aws}/_apigateway/abc/api`,
  issuer: 'http://127.0.0.1:3/issuer',
  aws,
  clock: `${aws}/_local/clock`,
  region: 'us-east-1',
  account: '111122223333',
  flows: [],
  people: [],
});

describe('the file that says what runs', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ringi-local-'));
    file = join(folder, ENDPOINTS_FILE);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is for its owner alone, and leaves no draft', () => {
    writeEndpoints(file, endpoints('http://127.0.0.1:1'));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(endpoints('http://127.0.0.1:1'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file))).toEqual(['endpoints.json']);
  });

  it('says whether what wrote it still runs', async () => {
    expect(await runningAt(file)).toBeUndefined();
    const server = createServer((_request, response) => response.end('{"status":"ok"}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const aws = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    writeEndpoints(file, endpoints(aws));
    expect(await runningAt(file)).toBe(aws);

    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));

    expect(await runningAt(file)).toBeUndefined();
  });

  it('is removed by whoever wrote it, not by another', () => {
    writeEndpoints(file, endpoints('http://127.0.0.1:2'));
    removeEndpoints(file, 'http://127.0.0.1:1');
    expect(existsSync(file)).toBe(true);
    removeEndpoints(file, 'http://127.0.0.1:2');
    expect(existsSync(file)).toBe(false);
    removeEndpoints(file, 'http://127.0.0.1:2');
  });
});
