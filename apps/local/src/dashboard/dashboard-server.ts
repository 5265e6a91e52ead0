import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person } from '@ringi/shared-types';
import { getRequestListener } from '@hono/node-server';
import { issuerApp } from '../issuer/issuer.js';
import { dashboardApp, type Behind } from './dashboard-app.js';

export interface DashboardServerOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly people: readonly Person[];
  readonly siteFolder: string;
}

export interface DashboardServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** URL of the issuer of tokens. */
  readonly issuer: string;
  /** Tells it what it stands in front of. Until then it answers 503. */
  connect(behind: Behind): void;
  close(): Promise<void>;
}

/**
 * Serves the dashboard and the issuer on 127.0.0.1.
 * @throws Error naming the port and the way out when it is taken.
 */
export async function startDashboard(options: DashboardServerOptions): Promise<DashboardServer> {
  const server = createServer();
  await listen(server, options.port);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${origin}/issuer`;
  let behind: Behind | undefined;
  const app = dashboardApp({
    origin,
    issuer,
    issuerApp: await issuerApp({ url: issuer, people: options.people }),
    siteFolder: options.siteFolder,
    behind: () => behind,
  });
  server.on('request', getRequestListener(app.fetch));
  return {
    origin,
    issuer,
    connect: (given) => void (behind = given),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Streams of updates would stay open for ever.
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is in use. Stop what listens there, or take another: PORT=${port + 1} npm start`,
            )
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
