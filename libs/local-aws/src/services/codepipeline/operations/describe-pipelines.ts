import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { optionalInteger, optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { writeDeclaration } from '../declaration/declaration.js';
import { NAME } from '../declaration/read-declaration.js';
import { describeState } from '../describe/describe-state.js';
import { defined, seconds } from '../describe/times.js';
import { pageOf } from '../page.js';
import type { CodePipelineState } from '../state.js';

/** The structure of a pipeline, or an earlier version of it. */
export const getPipeline =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'name', NAME);
    const version = optionalInteger(input, 'version', 1, Number.MAX_SAFE_INTEGER);
    call.authorize('codepipeline:GetPipeline', state.arn(name));
    const pipeline = state.pipeline(name);
    const declaration = version === undefined ? pipeline.declaration : pipeline.versions.get(version);
    if (!declaration)
      throw new ServiceError(
        'PipelineVersionNotFoundException',
        `The pipeline ${name} has no version ${String(version)}.`,
      );
    return {
      pipeline: writeDeclaration(declaration),
      metadata: defined({
        pipelineArn: pipeline.arn,
        created: seconds(pipeline.created),
        updated: seconds(pipeline.updated),
        pollingDisabledAt:
          pipeline.pollingDisabledAt === undefined ? undefined : seconds(pipeline.pollingDisabledAt),
      }),
    };
  };

export const listPipelines =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    call.authorize('codepipeline:ListPipelines', state.arn('*'));
    const all = [...state.pipelines.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const size = optionalInteger(input, 'maxResults', 1, 1000) ?? 1000;
    const page = pageOf(all, ({ name }) => name, size, optionalString(input, 'nextToken'));
    return {
      pipelines: page.items.map(({ name, declaration, created, updated }) => ({
        name,
        version: declaration.version,
        pipelineType: declaration.pipelineType,
        executionMode: declaration.executionMode,
        created: seconds(created),
        updated: seconds(updated),
      })),
      nextToken: page.nextToken,
    };
  };

export const getPipelineState =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'name', NAME);
    call.authorize('codepipeline:GetPipelineState', state.arn(name));
    return describeState(state.pipeline(name));
  };
