import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createServices, type Outside } from '../lib/create-services.js';
import { applySettings } from '../lib/settings/apply-settings.js';
import { clock } from '../lib/time/clock.js';
import { readLocalClock } from '../lib/time/local-clock.js';
import { App } from './app.js';
import { createAppRouter } from './router.js';
import '../styles/tokens.css';
import '../styles/base.css';

const TICK_MS = 15_000;

/** Shows the dashboard in `#root`. */
export async function startApp(outside: Outside): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root.');
  const { services, queries } = createServices(outside);
  await Promise.all([
    applySettings(),
    outside.session.restore(),
    readLocalClock(outside.config, outside.fetch),
  ]);
  services.connection.start();
  setInterval(clock.tick, TICK_MS);
  createRoot(root).render(
    <StrictMode>
      <App services={services} queries={queries} router={createAppRouter()} />
    </StrictMode>,
  );
}
