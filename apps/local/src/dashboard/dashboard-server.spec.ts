import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DashboardConfigSchema } from '@ringi/shared-types';
import { LAPTOP_PEOPLE } from '@ringi/infra';
import { startDashboard, type DashboardServer } from './dashboard-server.js';
import { Hints } from './hints.js';

describe('the dashboard’s server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringi-site-'));
  const hints = new Hints(() => Promise.resolve());
  let dashboard: DashboardServer;
  let behind: Server;
  let seen: { method: string | undefined; url: string | undefined; headers: object; body: string }[] = [];

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>The page</title>');
    writeFileSync(join(folder, 'assets/a-123.js'), 'export {};');
    behind = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        seen.push({ method: request.method, url: request.url, headers: request.headers, body });
        response.writeHead(request.url?.includes('missing') ? 404 : 201, {
          'content-type': 'application/json',
          'x-other': 'kept',
        });
        response.end('{"from":"behind"}');
      });
    });
    await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
    dashboard = await startDashboard({ port: 0, people: LAPTOP_PEOPLE, siteFolder: folder });
  });
  beforeEach(() => (seen = []));
  afterAll(async () => {
    await dashboard.close();
    behind.closeAllConnections();
    await new Promise((resolve) => behind.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const get = (path: string, init?: RequestInit) => fetch(dashboard.origin + path, init);
  const status = (headers: Record<string, string>, path = '/') =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const request = httpRequest(dashboard.origin + path, { headers }, (response) =>
        resolve(response.resume()),
      );
      request.on('error', reject).end();
    });

  it('answers 503 with what to do as long as AWS is not there', async () => {
    const response = await get('/api/me');
    expect([response.status, await response.json()]).toEqual([
      503,
      { code: 'unavailable', message: expect.stringContaining('npm start') },
    ]);
  });

  describe('in front of an API', () => {
    beforeAll(() => {
      const address = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`;
      dashboard.connect({ api: `${address}/stage`, aws: address, region: 'us-east-1', hints });
    });

    it('says where everything is, as the page expects it', async () => {
      const config = DashboardConfigSchema.parse(await (await get('/config.json')).json());
      expect(config).toMatchObject({
        api: '/api',
        issuer: `${dashboard.origin}/issuer`,
        region: 'us-east-1',
      });
    });

    it('serves the page for its own paths, with a strict policy, and files for ever', async () => {
      for (const path of ['/', '/requests/123', '/inbox?q=1']) {
        const response = await get(path);
        expect(await response.text()).toContain('The page');
        const policy = String(response.headers.get('content-security-policy'));
        expect(policy).toContain("script-src 'self';");
        expect(policy).toContain("style-src 'self';");
        expect(policy).not.toMatch(/unsafe|\*/);
        expect(response.headers.get('cache-control')).toBe('no-cache');
      }
      const script = await get('/assets/a-123.js');
      expect(script.headers.get('content-type')).toContain('javascript');
      expect(script.headers.get('cache-control')).toContain('immutable');
      expect((await get('/assets/missing.js')).status).toBe(404);
    });

    it('leaves no way out of the folder', async () => {
      for (const path of [
        '/../../package.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%2f..%2fpackage.json',
        '/%00.js',
        '/%',
      ]) {
        const response = await get(path);
        expect(await response.text()).not.toContain('"name"');
      }
    });

    it('passes the API on as it is', async () => {
      const response = await get('/api/requests?q=a%20b', {
        method: 'POST',
        headers: { authorization: 'Bearer x', 'content-type': 'application/json', 'idempotency-key': 'k' },
        body: '{"a":1}',
      });
      expect([response.status, response.headers.get('x-other')]).toEqual([201, 'kept']);
      expect(await response.json()).toEqual({ from: 'behind' });
      expect(seen).toEqual([
        {
          method: 'POST',
          url: '/stage/api/requests?q=a%20b',
          headers: expect.objectContaining({ authorization: 'Bearer x', 'idempotency-key': 'k' }),
          body: '{"a":1}',
        },
      ]);
      expect((await get('/api/missing')).status).toBe(404);
    });

    it('passes mail and clock on to the control endpoints', async () => {
      await get('/local/mail');
      await get('/local/clock');
      await get('/local/clock/advance', { method: 'POST', body: '{"by":"P1D"}' });
      expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
        'GET /_local/mail',
        'GET /_local/clock',
        'POST /_local/clock/advance',
      ]);
    });

    it('pushes a hint for every change, and what changed to nobody', async () => {
      const stop = new AbortController();
      const response = await get('/updates', { signal: stop.signal });
      expect(response.headers.get('content-type')).toBe('text/event-stream');
      const reader = (response.body as ReadableStream<Uint8Array>)
        .pipeThrough(new TextDecoderStream())
        .getReader();
      let text = '';
      const until = async (part: string) => {
        while (!text.includes(part)) text += (await reader.read()).value ?? '';
      };
      await until(': hello');
      hints.tell({ kind: 'changed', request_id: 'r1' });
      await until('data: {"kind":"changed","request_id":"r1"}\n\n');
      await get('/api/requests', { method: 'POST', body: '{"secret":1}' });
      await until('data: {"kind":"changed"}\n\n');
      expect(text).not.toContain('secret');
      stop.abort();
    });

    it('keeps pages of other origins and other names out, and sends localhost on', async () => {
      expect((await status({ origin: 'http://localhost:3000' }, '/api/me')).statusCode).toBe(403);
      expect((await status({ host: 'evil.example' })).statusCode).toBe(403);
      const { port } = new URL(dashboard.origin);
      const sent = await status({ host: `localhost:${port}` }, '/inbox?q=1');
      expect([sent.statusCode, sent.headers.location]).toEqual([308, `${dashboard.origin}/inbox?q=1`]);
    });
  });

  it('names the port that is taken, and the way out', async () => {
    const port = Number(new URL(dashboard.origin).port);
    await expect(startDashboard({ port, people: [], siteFolder: folder })).rejects.toThrow(
      `Port ${port} is in use. Stop what listens there, or take another: PORT=${port + 1}`,
    );
  });

  it('says how to build a page that is not built', async () => {
    const other = await startDashboard({ port: 0, people: [], siteFolder: join(folder, 'none') });
    const response = await fetch(other.origin);
    await other.close();
    expect([response.status, await response.text()]).toEqual([
      503,
      expect.stringContaining('nx build dashboard'),
    ]);
  });
});
