import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { CHROMIUM } from '../browser/chromium.js';
import { startStage } from '../browser/stage.js';
import { measureApiLists } from './api-lists.js';
import { measureFirstLoad } from './first-load.js';
import { measureLongLists } from './long-lists.js';
import { measureOtherTab } from './other-tab.js';
import { HEADER, line, type Figure } from './report.js';

/**
 * Measures the pages in a headless Chromium against the laptop, and then the API's lists (not with `--no-lists`). Prints
 * goals and values, and writes `--json FILE`.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: { json: { type: 'string' }, 'no-lists': { type: 'boolean', default: false } },
    strict: true,
  });
  if (!CHROMIUM.path) {
    console.log(`No Chromium for ${process.platform}: set CHROMIUM_PATH to the path of one.`);
    return;
  }
  const figures: Figure[] = [];
  const add = (measured: readonly Figure[]): void => {
    figures.push(...measured);
    for (const figure of measured) console.log(line(figure));
  };
  console.log(`Node ${process.version}, ${availableParallelism()} CPUs, headless Chromium.\n\n${HEADER}`);
  const stage = await startStage();
  try {
    add(await measureFirstLoad(stage));
    add(await measureLongLists(stage));
    add(await measureOtherTab(stage));
  } finally {
    await stage.close();
  }
  if (!values['no-lists']) add(measureApiLists());
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}
