import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { CHROMIUM } from '../browser/chromium.js';
import { startStage } from '../browser/stage.js';
import { measureApiLists } from './api-lists.js';
import { measureFirstLoad } from './first-load.js';
import { measureLongLists } from './long-lists.js';
import { measureOtherTab } from './other-tab.js';
import { report, type Figure } from './report.js';

/** Measures the pages in a headless Chromium against the laptop, prints goals and values, and writes `--json FILE`. */
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
  const progress = (line: string): void => void process.stderr.write(`  ${line}\n`);
  const figures: Figure[] = [];
  const stage = await startStage();
  try {
    progress('first load');
    figures.push(...(await measureFirstLoad(stage)));
    progress('long lists');
    figures.push(...(await measureLongLists(stage)));
    progress('a decision seen elsewhere');
    figures.push(...(await measureOtherTab(stage)));
  } finally {
    await stage.close();
  }
  if (!values['no-lists']) figures.push(...measureApiLists());
  console.log(`\nNode ${process.version}, ${availableParallelism()} CPUs, headless Chromium.\n`);
  for (const line of report(figures)) console.log(line);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}
