// axe on every page, in light and dark, English and Japanese, full, empty and with an error:
// node apps/dashboard/tools/axe.mjs. Ends with 1 and a list when a rule is broken.
import { AxeBuilder } from '@axe-core/playwright';
import { openPreview } from './preview.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const REQUEST = '/requests/a1f09c3e7b21';
const PAGES = [
  '/inbox?sel=b2c4d5e6f701.1',
  '/requests?scope=all',
  REQUEST,
  `${REQUEST}?tab=timeline`,
  `${REQUEST}?tab=graph`,
  `${REQUEST}?tab=events&event=0.1`,
  `${REQUEST}?tab=data`,
  '/requests/102132435609',
  '/start',
  '/start/publish',
  '/mail',
  '/clock',
  '/nowhere',
];
const LISTS = ['/inbox', '/requests', REQUEST, '/start', '/mail'];
const LOOKS = ['light', 'dark'].flatMap((theme) => ['en', 'ja'].map((language) => ({ theme, language })));

const preview = await openPreview();
if (preview) {
  const began = Date.now();
  let checked = 0;
  const found = [];
  try {
    for (const settings of LOOKS) {
      const visits = [
        ...PAGES.map((path) => ({ path, choice: { person: 'sato' } })),
        ...['empty', 'error', 'down'].flatMap((data) => LISTS.map((path) => ({ path, choice: { data } }))),
        { path: '/', choice: { signedOut: true } },
      ];
      // One browser context a look: a new one for each page would take most of the time.
      const { page, faults, go, close } = await preview.page({ ...visits[0], settings });
      for (const { path, choice } of visits) {
        await go(path, choice);
        await page.waitForTimeout(60);
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        checked += 1;
        const where = `${path} ${choice.data ?? 'full'} ${settings.theme} ${settings.language}`;
        for (const { id, nodes } of violations) {
          const places = nodes.map(({ target, any }) => `${target} ${any[0]?.message ?? ''}`);
          found.push(`${where}: ${id} ${places.slice(0, 3).join(' | ')}`);
        }
        for (const fault of faults.splice(0)) found.push(`${where}: console: ${fault}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        if (wide) found.push(`${where}: scrolls sideways`);
      }
      await close();
    }
  } finally {
    await preview.close();
  }
  for (const line of found) console.log(line);
  console.log(
    `${checked} pages checked in ${Math.round((Date.now() - began) / 1000)} s, ${found.length} faults`,
  );
  process.exitCode = found.length > 0 ? 1 : 0;
}
