import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startSystem, START, type System } from '../testing/system.js';
import { CHROMIUM } from './chromium.js';
import { signIn, signInButton } from './sign-in.js';

export interface Look {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'ja';
  /** An HTTP proxy between browser and laptop. */
  readonly proxy?: string;
}

/** The laptop as `npm start` runs it, time included, and a browser in which people look at it. */
export interface Stage {
  readonly system: System;
  /** A person's browser, signed in, at the inbox. The same one each time, unless a look is given. */
  open(person: string, look?: Look): Promise<Page>;
  /** A browser in which nobody has signed in. */
  visitor(look?: Look): Promise<Page>;
  /** What the pages wrote to their consoles as errors or warnings, or threw. */
  readonly faults: string[];
  close(): Promise<void>;
}

const WIDE = 1280;
const PHONE_LIKE = 600;

export async function startStage(): Promise<Stage> {
  const [system, browser] = await Promise.all([
    startSystem({ clock: { mode: 'running', start: START } }),
    chromium.launch({ executablePath: CHROMIUM.path ?? '', args: [...CHROMIUM.args] }),
  ]);
  const faults: string[] = [];
  const known = new Map<string, Page>();
  const origin = system.local.endpoints.dashboard;
  const visitor = async (look: Look = {}): Promise<Page> => {
    const page = await (await contextOf(browser, look)).newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    await page.goto(origin);
    await signInButton(page).waitFor();
    return page;
  };
  return {
    system,
    faults,
    visitor,
    open: async (person, look) => {
      const before = look ? undefined : known.get(person);
      if (before) return before;
      const page = await visitor(look);
      await signIn(page, system.person(person).name.en);
      if (!look) known.set(person, page);
      return page;
    },
    close: async () => {
      await browser.close();
      await system.close();
    },
  };
}

async function contextOf(browser: Browser, look: Look): Promise<BrowserContext> {
  const { width = WIDE, theme = 'light', language = 'en', proxy } = look;
  const context = await browser.newContext({
    viewport: { width, height: width < PHONE_LIKE ? 740 : 820 },
    colorScheme: theme,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    // Chromium leaves out proxies for this machine unless told otherwise.
    ...(proxy !== undefined && { proxy: { server: proxy, bypass: '<-loopback>' } }),
  });
  // Far more than anything takes; machines that run tests are busy.
  context.setDefaultTimeout(25_000);
  return context;
}
