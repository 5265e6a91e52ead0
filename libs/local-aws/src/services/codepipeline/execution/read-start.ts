import type { RawInput } from '../../../core/raw-input.js';
import { Shape } from '../declaration/shape.js';
import { NAME, VARIABLE_NAME, VARIABLE_VALUE } from '../declaration/read-declaration.js';
import { validation } from '../errors.js';
import type { Pipeline } from '../pipeline.js';
import type { NewExecution, SourceOverride } from './pipeline-execution.js';

const REVISION_TYPES = ['COMMIT_ID', 'IMAGE_DIGEST', 'S3_OBJECT_VERSION_ID', 'S3_OBJECT_KEY'];

/**
 * Reads the variables and source revisions of StartPipelineExecution. The rules are AWS's, the sentences ours.
 * @throws ServiceError ValidationException
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-overrides.html
 */
export function readStart(pipeline: Pipeline, input: RawInput): Omit<NewExecution, 'trigger'> {
  const request = new Shape('', input);
  return {
    variables: resolveVariables(pipeline, readVariables(pipeline, request)),
    sourceOverrides: readOverrides(pipeline, request),
  };
}

function readVariables(pipeline: Pipeline, request: Shape): Map<string, string> {
  const given = new Map<string, string>();
  const { pipelineType, variables } = pipeline.declaration;
  const list = request.list('variables', 50);
  if (list.length > 0 && pipelineType !== 'V2')
    throw validation(`Pipeline variables need a pipeline of type V2; ${pipeline.name} is ${pipelineType}.`);
  for (const variable of list) {
    const name = variable.text('name', VARIABLE_NAME);
    if (!variables.some((declared) => declared.name === name))
      throw validation(`The pipeline ${pipeline.name} declares no variable ${name}.`);
    given.set(name, variable.text('value', VARIABLE_VALUE));
  }
  return given;
}

/** Each declared variable's value: the given one or its default. @throws ServiceError ValidationException */
export function resolveVariables(
  { name: pipeline, declaration }: Pipeline,
  given: ReadonlyMap<string, string> = new Map(),
): Record<string, string> {
  return Object.fromEntries(
    declaration.variables.map(({ name, defaultValue }) => {
      const value = given.get(name) ?? defaultValue;
      if (value === undefined)
        throw validation(
          `The variable ${name} of the pipeline ${pipeline} has no default value and was not given.`,
        );
      return [name, value];
    }),
  );
}

function readOverrides(pipeline: Pipeline, request: Shape): Map<string, SourceOverride> {
  const overrides = new Map<string, SourceOverride>();
  const list = request.list('sourceRevisions', 50);
  const { pipelineType, stages } = pipeline.declaration;
  if (list.length > 0 && pipelineType !== 'V2')
    throw validation(
      `Source revision overrides need a pipeline of type V2; ${pipeline.name} is ${pipelineType}.`,
    );
  for (const revision of list) {
    const actionName = revision.text('actionName', NAME);
    const type = revision.text('revisionType', { oneOf: REVISION_TYPES });
    const value = revision.text('revisionValue', { min: 1, max: 1500 });
    const action = stages[0]?.actions.find(({ name }) => name === actionName);
    if (!action) throw validation(`The pipeline ${pipeline.name} has no source action ${actionName}.`);
    const before = overrides.get(actionName);
    if (type === 'S3_OBJECT_KEY') {
      if (action.configuration['AllowOverrideForS3ObjectKey'] !== 'true')
        throw validation(
          `The source action ${actionName} does not allow another object key: its AllowOverrideForS3ObjectKey is not true.`,
        );
      overrides.set(actionName, { ...before, key: value });
    } else if (type === 'S3_OBJECT_VERSION_ID') overrides.set(actionName, { ...before, versionId: value });
    else
      throw validation(
        `The revision type ${type} is not one of the source action ${actionName} (Amazon S3).`,
      );
  }
  return overrides;
}
