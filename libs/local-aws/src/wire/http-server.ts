import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopbackHost } from './loopback-host.js';
import type { WireRequest, WireResponse } from './message.js';
import { readBody } from './read-body.js';

export interface HttpServerOptions {
  readonly port: number;
  handle(request: WireRequest): Promise<WireResponse>;
  /** How many bytes the body of this request may have. */
  bodyLimit(request: Omit<WireRequest, 'body'>): number;
  log(line: string): void;
}

export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 only.
 * @throws Error naming the port and the way out when it is taken.
 */
export async function listen(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer((request, response) => {
    answer(options, request)
      .then(({ status, headers, body }) => {
        const length = Buffer.byteLength(body);
        // An answer to HEAD has no body and tells the length of the one that GET would have.
        const told = request.method === 'HEAD' ? String(headers['content-length'] ?? length) : length;
        response.writeHead(status, { ...headers, 'content-length': told });
        response.end(body);
      })
      .catch((error: unknown) => {
        options.log(`An answer could not be written: ${String(error)}`);
        response.destroy();
      });
  });
  // Longer than SDK clients keep an idle connection, so that it is they who close it and no request meets a closed one.
  server.keepAliveTimeout = 75_000;
  await startListening(server, options.port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(options: HttpServerOptions, request: IncomingMessage): Promise<WireResponse> {
  try {
    const { host, origin } = request.headers;
    if (!isLoopbackHost(host)) {
      return plain(403, `Host '${host ?? ''}' is not this machine: local-aws answers loopback names only.`);
    }
    // A page of the web may send simple requests to any host; its Origin gives it away.
    if (origin !== undefined && !isLoopbackHost(origin.replace(/^https?:\/\//, ''))) {
      return plain(403, `A page from '${origin}' may not use local-aws.`);
    }
    const head = readHead(request);
    return await options.handle({ ...head, body: await readBody(request, options.bodyLimit(head)) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const status = (error as { status?: unknown }).status;
    if (typeof status !== 'number') options.log(`A request failed: ${message}`);
    return plain(typeof status === 'number' ? status : 500, message);
  }
}

function readHead(request: IncomingMessage): Omit<WireRequest, 'body'> {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers,
  };
}

const plain = (status: number, message: string): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});

function startListening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is in use. Stop what listens there, or choose another port (0 = any free one).`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
