import type { DashboardConfig } from '@ringi/shared-types';

export const FAKE_CONFIG: DashboardConfig = {
  api: '/api',
  issuer: 'http://ringi.test/issuer',
  client_id: 'ringi-dashboard',
  region: 'us-east-1',
  local: { clock: '/local/clock', mail: '/local/mail' },
};
