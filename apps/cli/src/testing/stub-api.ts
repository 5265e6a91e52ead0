import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  /** `POST /api/requests` */
  readonly route: string;
  readonly search: string;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** An API and an issuer in one, which answer what a test says, and remember what they were asked. */
export interface StubApi {
  readonly url: string;
  readonly asked: Asked[];
  readonly replies: Map<string, Reply | ((asked: Asked) => Reply)>;
  close(): Promise<void>;
}

/** Its issuer gives everybody a token that is `token-of-<id>`. */
export async function stubApi(): Promise<StubApi> {
  const asked: Asked[] = [];
  const replies: StubApi['replies'] = new Map();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const url = new URL(request.url ?? '', 'http://stub');
      if (url.pathname === '/issuer/token') {
        const person = new URLSearchParams(text).get('username');
        response.end(JSON.stringify({ access_token: `token-of-${person}` }));
        return;
      }
      const one: Asked = {
        route: `${request.method} ${url.pathname}`,
        search: url.search,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
        headers: request.headers,
      };
      asked.push(one);
      const reply = replies.get(one.route) ?? { status: 404, body: { message: 'Not Found' } };
      const { status, body } = typeof reply === 'function' ? reply(one) : reply;
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    replies,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
