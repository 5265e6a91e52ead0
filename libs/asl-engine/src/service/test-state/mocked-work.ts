import type { Json } from '@ringi/asl';
import { effectiveInput, resultOutput, workInput } from '../../data/input-output.js';
import { itemsOf } from '../../data/items.js';
import { integerField } from '../../data/number-field.js';
import { StateFailure } from '../../errors.js';
import { exceeds, toleranceOf } from '../../map-run/tolerance.js';
import type { StateResult, StateRun } from '../../run/state-run.js';
import type { Inspection } from './inspection.js';
import type { Mock, TestStateInput } from './request.js';

/** What a Task, Map or Parallel state makes of its input and a mocked outcome. @throws StateFailure. */
export async function mockedWork(
  run: StateRun,
  mock: Mock,
  request: TestStateInput,
  inspection: Inspection,
): Promise<StateResult> {
  if (run.state.Type === 'Map') await inspectMap(run, mock, request, inspection);
  else await workInput(run);
  if (!('result' in mock)) throw new StateFailure(mock.error, mock.cause);
  return resultOutput(run, mock.result);
}

async function inspectMap(
  run: StateRun,
  mock: Mock,
  request: TestStateInput,
  inspection: Inspection,
): Promise<void> {
  const input = effectiveInput(run);
  const { mapItemReaderData, mapIterationFailureCount = 0 } = request.stateConfiguration ?? {};
  const items =
    run.state['ItemReader'] === undefined
      ? await itemsOf(run, input)
      : (JSON.parse(mapItemReaderData ?? '[]') as readonly Json[]);
  if (run.language === 'JSONPath') inspection.stage('afterItemsPath', items);
  inspection.add('maxConcurrency', (await integerField(run, 'MaxConcurrency', input)) ?? 0);
  const tolerance = await toleranceOf(run, input);
  for (const [member, limit] of Object.entries(tolerance))
    if (limit !== undefined) inspection.add(member, limit);
  // Without a tolerance AWS lets a mocked Map succeed, whatever the count of failures.
  const limited = Object.values(tolerance).some((limit) => limit !== undefined);
  if ('result' in mock && limited && exceeds(tolerance, mapIterationFailureCount, items.length)) {
    throw new StateFailure(
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    );
  }
}
