import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Audit {
  readonly pages: readonly { readonly page: string; readonly wrong: readonly string[] }[];
  readonly control: readonly string[];
}

const TOOL = join(__dirname, '../tools/axe.mjs');
const hasBrowser = !!process.env['CHROMIUM_PATH'] || (process.platform === 'linux' && process.arch === 'x64');
const why = hasBrowser ? '' : ` (no Chromium for ${process.platform}: set CHROMIUM_PATH)`;
const LOOKS = ['light en', 'light ja', 'dark en', 'dark ja'];
const STAGES = { full: 13, empty: 5, error: 5, down: 5, 'signed out': 1 };

(hasBrowser ? describe : describe.skip)(`axe in a browser${why}`, () => {
  let audit: Audit;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ringi-axe-'));
    const file = join(folder, 'audit.json');
    // Ends with 1 where something is wrong; the tests say what. Without a file it did not run at all.
    await promisify(execFile)(process.execPath, [TOOL, '--json', file]).catch(() => undefined);
    audit = JSON.parse(readFileSync(file, 'utf8')) as Audit;
    rmSync(folder, { recursive: true });
  }, 240_000);

  it('finds what is wrong where something is', () => {
    expect(audit.control.map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['button-name', 'image-alt', 'label']),
    );
  });

  describe.each(Object.entries(STAGES))('pages that are %s', (stage, count) => {
    it.each(LOOKS)('break no rule, nor scroll sideways on a phone: %s', (look) => {
      const pages = audit.pages.filter(({ page }) => page.endsWith(` ${stage} ${look}`));
      expect(pages).toHaveLength(count);
      expect(pages.flatMap(({ page, wrong }) => wrong.map((each) => `${page}: ${each}`))).toEqual([]);
    });
  });
});
