import { percentile } from '../bench/statistics.js';
import { REQUESTER, startTitled } from '../browser/api.js';
import { rowOf } from '../browser/inbox.js';
import type { Stage } from '../browser/stage.js';
import type { Figure } from './report.js';

const REQUESTS = 7;
const PEOPLE = ['sato', 'suzuki', 'takahashi'];

/** Runs in a page: when the mouse is pressed. */
const PRESSED = `new Promise((resolve) =>
  addEventListener('pointerdown', () => resolve(Date.now()), { once: true, capture: true }))`;
/** Runs in a page: when so many answers have been painted. */
const PAINTED = (levels: number): string => `new Promise((resolve) => {
  const look = () => document.querySelectorAll('.answers .state-approved').length >= ${levels}
    ? requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))
    : requestAnimationFrame(look);
  look();
})`;

/** From the press on Approve in one person's browser to the paint in the requester's. */
export async function measureOtherTab(stage: Stage): Promise<Figure[]> {
  const watching = await stage.open(REQUESTER);
  const times: number[] = [];
  for (let request = 1; request <= REQUESTS; request++) {
    const title = `Seen elsewhere ${request}`;
    const id = await startTitled(stage.system, 'publish', title);
    await watching.evaluate(`history.pushState(null, '', '/requests/${id}')`);
    await watching.getByRole('tablist').waitFor();
    for (const [index, person] of PEOPLE.entries()) {
      const page = await stage.open(person);
      await rowOf(page, title).click();
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
      const painted = watching.evaluate<number>(PAINTED(index + 1));
      const pressed = page.evaluate<number>(PRESSED);
      await page.getByRole('button', { name: 'Approve' }).click();
      // Both browsers have this machine's clock.
      times.push((await painted) - (await pressed));
    }
  }
  return [
    {
      what: 'a decision painted in another tab, p95',
      goal: 1_000,
      value: percentile(times, 0.95),
      unit: 'ms',
      how: `${times.length} decisions on the laptop's real system; median ${percentile(times, 0.5).toFixed(0)} ms`,
    },
  ];
}
