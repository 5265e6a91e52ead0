// axe on every page, in light and dark, English and Japanese, full, empty and with an error:
// node apps/dashboard/tools/axe.mjs [--json FILE]. Ends with 1 and a list when a rule is broken.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openPreview } from './preview.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const REQUEST = '/requests/a1f09c3e7b21';
const LISTS = ['/inbox', '/requests', REQUEST, '/start', '/mail'];
const person = 'sato';
/** What the API in memory holds, and the pages looked at with it. */
const STAGES = [
  {
    name: 'full',
    choice: { person },
    paths: ['/inbox?sel=b2c4d5e6f701.1', '/requests?scope=all', REQUEST, '/requests/102132435609'],
  },
  {
    name: 'full',
    choice: { person },
    paths: ['timeline', 'graph', 'events&event=0.1', 'data'].map((tab) => `${REQUEST}?tab=${tab}`),
  },
  {
    name: 'full',
    choice: { person },
    paths: ['/start', '/start/publish', '/mail', '/clock', '/nowhere'],
  },
  ...['empty', 'error', 'down'].map((data) => ({ name: data, choice: { data }, paths: LISTS })),
  { name: 'signed out', choice: { signedOut: true }, paths: ['/'] },
];
/** Each differs from the one before in one thing. */
const LOOKS = [
  { theme: 'light', language: 'en' },
  { theme: 'light', language: 'ja' },
  { theme: 'dark', language: 'ja' },
  { theme: 'dark', language: 'en' },
];
const DESKTOP = { width: 1280, height: 820 };
const PHONE = { width: 360, height: 740 };

/** Runs in the page: until what it shows stands. */
const settled = () =>
  new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), 40));
/** Runs in the page: as a click on a link, and as a change in the settings, would do it. */
const follow = (href) => globalThis.__TSR_ROUTER__?.navigate({ href });
const change = (look) => globalThis.ringiSettings(look);
/** Runs in the page. @returns what is wrong, a line for each rule */
const violations = async (rules) => {
  const found = await globalThis.axe.run(document, {
    runOnly: rules,
    resultTypes: ['violations'],
    iframes: false,
  });
  return found.violations.map(({ id, nodes }) => {
    const places = nodes.map(({ target, any }) => `${target} ${any[0]?.message ?? ''}`);
    return `${id}: ${places.slice(0, 3).join(' | ')}`;
  });
};
/** Runs in the page: three faults that must be found, else nothing here means anything. */
const spoil = () =>
  document
    .querySelector('main')
    .insertAdjacentHTML('beforeend', '<img src="/icon.svg"><input><button style></button>');

/**
 * Looks at every page in every look.
 * @param preview what `openPreview` opened
 * @returns `pages`: each with what is wrong with it; `control`: what was found on a page with known faults
 */
export async function audit(preview) {
  const pages = [];
  let control = [];
  const queue = [...STAGES];
  // Two at once: one computes while the other waits for its page.
  const worker = async () => {
    const [first] = queue;
    // There and back again: a page opens in the look that the one before it was left in.
    const looks = [...LOOKS].reverse();
    const { page, faults, go, close } = await preview.page({
      path: first.paths[0],
      choice: first.choice,
      scripts: [AXE],
    });
    for (let stage = queue.shift(); stage; stage = queue.shift()) {
      await go(stage.paths[0], stage.choice);
      for (const path of stage.paths) {
        await page.evaluate(follow, path);
        await page.evaluate(settled);
        looks.reverse();
        for (const look of looks) {
          await page.evaluate(change, look);
          await page.evaluate(settled);
          const wrong = await page.evaluate(violations, RULES);
          if (look.theme === 'light' && (await isTooWide(page))) wrong.push('scrolls sideways at 360 px');
          for (const fault of faults.splice(0)) wrong.push(`console: ${fault}`);
          pages.push({ page: `${path} ${stage.name} ${look.theme} ${look.language}`, wrong });
        }
      }
      if (stage.name === 'signed out') {
        await page.evaluate(spoil);
        control = await page.evaluate(violations, RULES);
      }
    }
    await close();
  };
  await Promise.all([worker(), worker()]);
  return { pages: pages.sort((a, b) => (a.page < b.page ? -1 : 1)), control };
}

async function isTooWide(page) {
  await page.setViewportSize(PHONE);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.setViewportSize(DESKTOP);
  return wide;
}

const began = Date.now();
const preview = await openPreview();
if (preview) {
  const { pages, control } = await audit(preview).finally(() => preview.close());
  const faults = pages.flatMap(({ page, wrong }) => wrong.map((each) => `${page}: ${each}`));
  for (const line of faults) console.log(line);
  if (control.length === 0) console.log('A page with known faults passed: axe did not run.');
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${pages.length} pages checked in ${seconds} s, ${faults.length} faults`);
  const file = process.argv[process.argv.indexOf('--json') + 1];
  if (process.argv.includes('--json')) writeFileSync(file, JSON.stringify({ pages, control }));
  process.exitCode = faults.length > 0 || control.length === 0 ? 1 : 0;
}
