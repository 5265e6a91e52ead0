import type { DashboardConfig } from '@ringi/shared-types';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Api } from './api/api.js';
import type { Session, SessionState } from './session/session.js';
import type { Connection, ConnectionState } from './updates/connection.js';

/** Everything the pages need from outside React. */
export interface Services {
  readonly config: DashboardConfig;
  readonly api: Api;
  readonly session: Session;
  readonly connection: Connection;
  /** For the laptop's mail and clock, which are not the API's. */
  readonly fetch: typeof fetch;
}

const ServicesContext = createContext<Services | undefined>(undefined);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices needs a ServicesProvider above it.');
  return services;
}

export const useApi = (): Api => useServices().api;

export function useSession(): SessionState {
  const { session } = useServices();
  return useSyncExternalStore(session.onChange, session.state);
}

export function useConnection(): ConnectionState {
  const { connection } = useServices();
  return useSyncExternalStore(connection.onChange, connection.state);
}
