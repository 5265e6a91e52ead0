// Pictures of every page, for the README and for looking at: node apps/dashboard/tools/screenshots.mjs [folder] [name part]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPreview } from './preview.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const [folder = join(here, '.local/screenshots'), only = ''] = process.argv.slice(2);
const PHONE = { width: 360, height: 740 };
const ja = { language: 'ja' };
const dark = { theme: 'dark' };
const REQUEST = '/requests/a1f09c3e7b21';

const PICTURES = {
  inbox: { path: '/inbox?sel=b2c4d5e6f701.1' },
  'inbox-ja-dark': { path: '/inbox?sel=b2c4d5e6f701.1', settings: { ...ja, ...dark } },
  'inbox-phone': { path: '/inbox', viewport: PHONE },
  'inbox-phone-open': { path: '/inbox?sel=b2c4d5e6f701.1', viewport: PHONE, settings: ja },
  'inbox-empty': { path: '/inbox', choice: { data: 'empty' } },
  'inbox-error': { path: '/inbox', choice: { data: 'error' }, settings: dark },
  'inbox-down': { path: '/inbox', choice: { data: 'down' } },
  requests: { path: '/requests' },
  'requests-dark': { path: '/requests?scope=all', settings: dark },
  'requests-ja-phone': { path: '/requests', settings: ja, viewport: PHONE },
  request: { path: REQUEST },
  'request-dark-ja': { path: REQUEST, settings: { ...dark, ...ja } },
  'request-phone': { path: REQUEST, viewport: PHONE },
  'request-rejected': { path: '/requests/e7f809102306' },
  'request-failed': { path: '/requests/102132435609' },
  'request-timeline': { path: `${REQUEST}?tab=timeline` },
  'request-graph': { path: `${REQUEST}?tab=graph` },
  'request-graph-dark': { path: `${REQUEST}?tab=graph`, settings: dark },
  'request-events': { path: `${REQUEST}?tab=events&event=0.1` },
  'request-data': { path: `${REQUEST}?tab=data` },
  'request-missing': { path: '/requests/nothing' },
  flows: { path: '/start' },
  'flows-phone': { path: '/start', viewport: PHONE, settings: ja },
  start: { path: '/start/publish' },
  'start-ja-dark': { path: '/start/purchase', settings: { ...ja, ...dark } },
  'start-phone': { path: '/start/publish', viewport: PHONE },
  mail: { path: '/mail' },
  clock: { path: '/clock' },
  'sign-in': { path: '/', choice: { signedOut: true } },
};

mkdirSync(folder, { recursive: true });
const preview = await openPreview();
if (preview) {
  try {
    for (const [name, { path, viewport, choice = { person: 'sato' }, settings }] of Object.entries(
      PICTURES,
    )) {
      if (!name.includes(only)) continue;
      const { page, faults, close } = await preview.page({ path, viewport, choice, settings });
      await page.waitForTimeout(name.includes('graph') ? 900 : 350);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      if (faults.length > 0) console.log(name, faults);
      await close();
    }
  } finally {
    await preview.close();
  }
}
