import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createGzip } from 'node:zlib';

const COMPRESSIBLE = /^(text\/(html|css|javascript)|application\/json|image\/svg)/;

/** The line between browser and laptop, which a test can cut: an HTTP proxy. */
export interface Network {
  readonly proxy: string;
  /**
   * `up`: all goes through. `no-stream`: what is pushed does not. `down`: whatever is open breaks off, and nothing new
   * gets through, as when the machine behind is switched off.
   */
  set(mode: 'up' | 'no-stream' | 'down'): void;
  close(): Promise<void>;
}

/** @param options `gzip`: compresses what can be, as CloudFront does and the laptop does not. */
export async function startNetwork(options: { readonly gzip?: boolean } = {}): Promise<Network> {
  let mode: 'up' | 'no-stream' | 'down' = 'up';
  const sockets = new Set<Socket>();
  const passes = (path: string) => mode === 'up' || (mode === 'no-stream' && path !== '/updates');
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '');
    if (!passes(url.pathname)) return request.socket.destroy();
    const onward = forward(url, { method: request.method, headers: request.headers }, (answer) => {
      const { statusCode = 502, headers } = answer;
      if (!options.gzip || !COMPRESSIBLE.test(headers['content-type'] ?? '')) {
        return answer.pipe(response.writeHead(statusCode, headers));
      }
      delete headers['content-length'];
      response.writeHead(statusCode, { ...headers, 'content-encoding': 'gzip' });
      return answer.pipe(createGzip()).pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    return request.pipe(onward);
  };
  const server = createServer(pass);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      mode = next;
      if (next !== 'up') for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
