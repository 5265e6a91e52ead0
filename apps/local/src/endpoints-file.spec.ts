import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeEndpoints, writeEndpoints } from './endpoints-file.js';
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

  it('is removed by whoever wrote it, not by another', () => {
    writeEndpoints(file, endpoints('http://127.0.0.1:2'));
    removeEndpoints(file, 'http://127.0.0.1:1');
    expect(existsSync(file)).toBe(true);
    removeEndpoints(file, 'http://127.0.0.1:2');
    expect(existsSync(file)).toBe(false);
    removeEndpoints(file, 'http://127.0.0.1:2');
  });
});
