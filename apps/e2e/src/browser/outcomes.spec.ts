import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { readCloudAssembly } from '@ringi/local';
import type { FlowForm } from '@ringi/shared-types';
import { EVERY } from '../testing/every.js';
import { ASSEMBLY, DAY } from '../testing/system.js';
import { callApi, REQUESTER, startTitled, viewOf } from './api.js';
import { inBrowser } from './chromium.js';
import { decide } from './inbox.js';
import { answersFor, ENDINGS, expected, recorded, type Ending } from './outcomes.js';
import { startStage, type Stage } from './stage.js';
import { stopBackend } from './stop-backend.js';

/** Every flow that is deployed. */
const FLOWS = readCloudAssembly(ASSEMBLY).stacks.flatMap(({ template }) => {
  const { Outputs } = JSON.parse(template) as { Outputs?: { FlowName?: { Value: string } } };
  return Outputs?.FlowName?.Value ?? [];
});

/** The first ending, approval, of every flow; the others go round the flows unless every case is wanted. */
const endingsOf = (flow: string): readonly Ending[] =>
  ENDINGS.filter((_ending, index) => EVERY || index === 0 || FLOWS[index % FLOWS.length] === flow);

inBrowser(describe)('every ending of every flow, decided in the browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.faults.splice(0)).toEqual([]));

  const end = async (levels: FlowForm['levels'], ending: Ending, id: string, title: string) => {
    const { system } = stage;
    for (const { person, answer, comment } of answersFor(levels, ending)) {
      await decide(await stage.open(person), title, answer, comment);
    }
    const { level_views, execution_arn } = await viewOf(system, id);
    const level = level_views.find((view) => view.level === ending.at);
    if (ending.by === 'stop') await stopBackend(system, level?.backend ?? 'ssm-automation');
    if (ending.by === 'abort')
      await system.sfn.send(new StopExecutionCommand({ executionArn: execution_arn }));
    if (ending.by === 'time') await skipPast(level?.due_at ?? '');
  };

  /** By the page's own button, as often as it takes. */
  const skipPast = async (due: string) => {
    const page = await stage.open(REQUESTER);
    await page.getByRole('link', { name: 'Clock' }).click();
    const { now } = (await (await fetch(stage.system.local.endpoints.clock)).json()) as { now: string };
    // What ends a level whose event was lost comes minutes after it is due.
    const enough = Date.parse(due) + DAY;
    for (let time = Date.parse(now); time < enough; time += 7 * DAY) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/advance'));
      await page.getByRole('button', { name: 'Skip 7 days' }).click();
      await answered;
    }
  };

  describe.each(FLOWS)('%s', (flow) => {
    it.each(endingsOf(flow))('$title', async (ending: Ending) => {
      const { system } = stage;
      const { levels } = await callApi<FlowForm>(system, REQUESTER, `/flows/${flow}`);
      const title = `${flow}, ${ending.title}`;
      const id = await startTitled(system, flow, title);
      await end(levels, ending, id, title);
      expect(recorded(await viewOf(system, id))).toEqual(expected(levels, ending));
    });
  });
});
