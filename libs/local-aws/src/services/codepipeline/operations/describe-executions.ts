import type { Call } from '../../../core/service.js';
import {
  isRecord,
  optionalInteger,
  optionalString,
  requiredString,
  type RawInput,
} from '../../../core/raw-input.js';
import { NAME } from '../declaration/read-declaration.js';
import { Shape } from '../declaration/shape.js';
import { describeAction } from '../describe/describe-action.js';
import { describeExecution, summarizeExecution } from '../describe/describe-execution.js';
import type { ActionExecution } from '../execution/action-execution.js';
import type { PipelineExecution } from '../execution/pipeline-execution.js';
import { pageOf } from '../page.js';
import type { CodePipelineState } from '../state.js';
import { UUID } from './ids.js';

export const getPipelineExecution =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'pipelineName', NAME);
    const id = requiredString(input, 'pipelineExecutionId', UUID);
    call.authorize('codepipeline:GetPipelineExecution', state.arn(name));
    return { pipelineExecution: describeExecution(state.execution(name, id)) };
  };

/** Newest first. */
export const listPipelineExecutions =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'pipelineName', NAME);
    const size = optionalInteger(input, 'maxResults', 1, 100) ?? 100;
    call.authorize('codepipeline:ListPipelineExecutions', state.arn(name));
    const pipeline = state.pipeline(name);
    const stage = succeededStage(input);
    if (stage !== undefined) pipeline.gate(stage);
    const all = [...pipeline.executions.values()]
      .reverse()
      .filter(({ succeededStages }) => stage === undefined || succeededStages.has(stage));
    const page = pageOf(all, ({ id }) => id, size, optionalString(input, 'nextToken'));
    return { pipelineExecutionSummaries: page.items.map(summarizeExecution), nextToken: page.nextToken };
  };

function succeededStage({ filter }: RawInput): string | undefined {
  if (!isRecord(filter) || filter['succeededInStage'] === undefined) return undefined;
  return new Shape('filter', filter).shape('succeededInStage').optional('stageName', NAME);
}

/** Newest first; of one execution or of all. */
export const listActionExecutions =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'pipelineName', NAME);
    const size = optionalInteger(input, 'maxResults', 1, 100) ?? 100;
    call.authorize('codepipeline:ListActionExecutions', state.arn(name));
    const pipeline = state.pipeline(name);
    const { executionId, range } = readFilter(input);
    const executions =
      executionId === undefined
        ? [...pipeline.executions.values()].reverse()
        : [state.execution(name, executionId)];
    const all = executions.flatMap((execution) =>
      actionsOf(execution, range).map((action) => ({ execution, action })),
    );
    // Executions overlap, so their actions have to be put in order.
    if (executions.length > 1) all.sort((a, b) => b.action.startTime - a.action.startTime);
    const page = pageOf(all, ({ action }) => action.id, size, optionalString(input, 'nextToken'));
    return {
      actionExecutionDetails: page.items.map(({ execution, action }) =>
        describeAction(execution, action, state.env.region),
      ),
      nextToken: page.nextToken,
    };
  };

type Range = 'All' | 'Latest' | undefined;

function readFilter({ filter }: RawInput): { executionId: string | undefined; range: Range } {
  if (!isRecord(filter)) return { executionId: undefined, range: undefined };
  const shape = new Shape('filter', filter);
  if (!shape.has('latestInPipelineExecution'))
    return { executionId: shape.optional('pipelineExecutionId', UUID), range: undefined };
  const latest = shape.shape('latestInPipelineExecution');
  return {
    executionId: latest.text('pipelineExecutionId', UUID),
    range: latest.text('startTimeRange', { oneOf: ['Latest', 'All'] }) as Range,
  };
}

/** With a range: the last run of each action, of the whole execution or since it was last retried. */
function actionsOf(execution: PipelineExecution, range: Range): readonly ActionExecution[] {
  const newestFirst = [...execution.actions].reverse();
  if (range === undefined) return newestFirst;
  return newestFirst.filter(
    (action) =>
      execution.lastAction(action.stageName, action.name) === action &&
      (range === 'All' || action.startTime >= execution.resumedTime),
  );
}
