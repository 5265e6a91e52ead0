import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumArgs, chromiumPath } from '../../../tools/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const configFile = `${root}vite.config.mts`;

/** The policy of what is deployed: a page that breaks it must fail here already. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

/**
 * Builds the dashboard with its API in memory, serves it on a free port and starts a browser.
 * @returns undefined where there is no browser; the reason is printed.
 */
export async function openPreview() {
  const executablePath = await chromiumPath();
  if (!executablePath) {
    console.log('No Chromium for this platform: set CHROMIUM_PATH to the path of one.');
    return undefined;
  }
  await build({ root, configFile, mode: 'fake', logLevel: 'warn' });
  const server = await preview({
    root,
    configFile,
    mode: 'fake',
    logLevel: 'warn',
    build: { outDir: '.local/fake' },
    preview: { port: 0, headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } },
  });
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const origin = `http://127.0.0.1:${server.httpServer.address().port}`;
  return {
    /**
     * A new browser context at a path.
     * @param choice what the API in memory holds and who looks, see src/testing/fake-main.tsx
     * @param settings language, theme, zone
     * @param scripts files that run before the page's own
     */
    async page({ path, choice = {}, settings = {}, viewport = { width: 1280, height: 820 }, scripts = [] }) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-US' });
      for (const script of scripts) await context.addInitScript({ path: script });
      const page = await context.newPage();
      const faults = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      const chosen = JSON.stringify({ language: 'en', theme: 'light', zone: 'Asia/Tokyo', ...settings });
      /** Goes to a path as from outside, with other data if given. */
      const go = async (to, data) => {
        await page.goto(`${origin}/icon.svg`);
        await page.evaluate(
          ([fake, all]) => {
            localStorage.setItem('ringi.fake', fake);
            localStorage.setItem('ringi.settings', all);
          },
          [JSON.stringify(data), chosen],
        );
        await page.goto(origin + to);
        await page.locator('h1').first().waitFor();
      };
      await go(path, choice);
      return { page, faults, go, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
