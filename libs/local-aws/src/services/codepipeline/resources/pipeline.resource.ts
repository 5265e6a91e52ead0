import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import { isRecord } from '../../../core/raw-input.js';
import { PropertyReader } from '../../../core/property-reader.js';
import type { PipelineDeclaration } from '../declaration/declaration.js';
import { readDeclaration } from '../declaration/read-declaration.js';
import { Shape } from '../declaration/shape.js';
import { stageNotFound } from '../errors.js';
import { resolveVariables } from '../execution/read-start.js';
import type { Lifecycle } from '../lifecycle.js';
import { readTags } from '../operations/tags.js';
import type { Pipeline } from '../pipeline.js';

/** Members of the declaration; the API's are the same, in camel case. */
const DECLARATION = [
  'Name',
  'RoleArn',
  'ArtifactStore',
  'ArtifactStores',
  'Stages',
  'ExecutionMode',
  'PipelineType',
  'Variables',
];

/**
 * An update changes the pipeline even where only a stage's transition changed, and so cancels what runs.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
 */
export function pipelineResource(lifecycle: Lifecycle): ResourceProvider {
  const { state } = lifecycle;
  const deployed = ({ name, declaration }: Pipeline): DeployedResource => ({
    physicalId: name,
    attributes: { Version: String(declaration.version) },
  });
  const cloudFormation = state.env.credentials.service('cloudformation').arn;
  const create = (
    properties: Readonly<Record<string, unknown>>,
    context: ResourceContext,
  ): DeployedResource => {
    const declaration = readPipeline(properties, context, undefined);
    const disabled = disabledTransitions(properties, declaration);
    const pipeline = lifecycle.create(declaration, cloudFormation, tagsOf(properties));
    setTransitions(pipeline, disabled, context);
    return deployed(pipeline);
  };
  return {
    properties: [...DECLARATION, 'DisableInboundStageTransitions', 'RestartExecutionOnUpdate', 'Tags'],
    create,
    update(physicalId, properties, context) {
      const declaration = readPipeline(properties, context, physicalId);
      if (declaration.name !== physicalId) return create(properties, context);
      const pipeline = state.pipeline(physicalId);
      const disabled = disabledTransitions(properties, declaration);
      lifecycle.update(pipeline, declaration);
      pipeline.tags.clear();
      for (const [key, value] of tagsOf(properties)) pipeline.tags.set(key, value);
      setTransitions(pipeline, disabled, context);
      const reader = new PropertyReader(`${context.logicalId} (AWS::CodePipeline::Pipeline)`, properties);
      if (reader.optionalBoolean('RestartExecutionOnUpdate'))
        lifecycle.engine.start(pipeline, {
          trigger: { triggerType: 'StartPipelineExecution', triggerDetail: cloudFormation },
          variables: resolveVariables(pipeline),
          sourceOverrides: new Map(),
        });
      return deployed(pipeline);
    },
    delete: (physicalId) => lifecycle.delete(physicalId),
  };
}

function readPipeline(
  properties: Readonly<Record<string, unknown>>,
  context: ResourceContext,
  previousName: string | undefined,
): PipelineDeclaration {
  const pipeline = Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) =>
      DECLARATION.includes(name) ? [[camel(name), toApi(name, value)]] : [],
    ),
  );
  const name = pipeline['name'] ?? previousName ?? context.generateName(100);
  return readDeclaration(new Shape('pipeline', { ...pipeline, name }), context.env.region);
}

/** The API's form: members in camel case; the keys of a configuration stay, its values become text. */
function toApi(name: string, value: unknown): unknown {
  if (name === 'Configuration' && isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
  if (name === 'ArtifactStores' && Array.isArray(value))
    return Object.fromEntries(
      (value as Record<string, unknown>[]).map(({ Region, ArtifactStore }) => [
        String(Region),
        toApi('ArtifactStore', ArtifactStore),
      ]),
    );
  if ((name === 'RunOrder' || name === 'TimeoutInMinutes') && typeof value === 'string') return Number(value);
  if (Array.isArray(value)) return value.map((item) => toApi('', item));
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [camel(key), toApi(key, item)]));
  // CloudFormation takes a number for a text, as of an action's version.
  return typeof value === 'number' && name !== 'RunOrder' && name !== 'TimeoutInMinutes'
    ? String(value)
    : value;
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const tagsOf = ({ Tags }: Readonly<Record<string, unknown>>): Map<string, string> =>
  readTags(new Shape('', { tags: toApi('Tags', Tags ?? []) }));

/** Reasons by stage. @throws ServiceError for a stage that the pipeline does not have */
function disabledTransitions(
  { DisableInboundStageTransitions: list = [] }: Readonly<Record<string, unknown>>,
  { name, stages }: PipelineDeclaration,
): Map<string, string> {
  return new Map(
    new Shape('', { transitions: list }).list('transitions').map((transition) => {
      const stageName = transition.text('StageName');
      if (!stages.some((stage) => stage.name === stageName)) throw stageNotFound(name, stageName);
      return [stageName, transition.text('Reason')];
    }),
  );
}

function setTransitions(
  pipeline: Pipeline,
  disabled: ReadonlyMap<string, string>,
  { env }: ResourceContext,
): void {
  for (const gate of pipeline.gates) {
    const disabledReason = disabled.get(gate.stageName);
    gate.transition =
      disabledReason === undefined
        ? { enabled: true }
        : { enabled: false, disabledReason, lastChangedAt: env.clock.now() };
  }
}
