import { DashboardConfigSchema, type DashboardConfig } from '@ringi/shared-types';
import * as z from 'zod/mini';
import { startApp } from './app/start-app.js';
import { oidcSession } from './lib/session/oidc-session.js';
import { serverSentUpdates } from './lib/updates/server-sent-updates.js';

// zod would try `new Function`, which the content security policy reports.
z.config({ jitless: true });

async function readConfig(): Promise<DashboardConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`/config.json: the server answered ${response.status}.`);
  return DashboardConfigSchema.parse(await response.json());
}

async function main(): Promise<void> {
  const config = await readConfig();
  await startApp({
    config,
    session: oidcSession(config),
    fetch: window.fetch.bind(window),
    updates: config.updates === undefined ? undefined : serverSentUpdates(config.updates),
  });
}

main().catch((error: unknown) => {
  // Nothing of the page stands yet: plain words in both languages.
  const root = document.getElementById('root');
  if (root) {
    root.textContent = `Ringi cannot start. Reload the page. / 起動できません。再読み込みしてください。 (${String(error)})`;
  }
  console.error(error);
});
