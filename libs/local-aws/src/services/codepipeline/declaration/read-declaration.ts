import { notEmulated } from '../../../core/errors.js';
import { constraint } from '../../../core/raw-input.js';
import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from './declaration.js';
import type { Shape } from './shape.js';

export const NAME = { min: 1, max: 100, pattern: /^[A-Za-z0-9.@\-_]+$/ };
/** One line: a pattern of the model, whose dot takes no line break. */
export const VARIABLE_VALUE = { min: 1, max: 1000, pattern: /^.*$/ };
export const VARIABLE_NAME = { min: 1, max: 128, pattern: /^[A-Za-z0-9@\-_]+$/ };
const ROLE = { max: 1024, pattern: /^arn:aws(-[\w]+)*:iam::[0-9]{12}:role\/.*$/ };
const ARTIFACT = { min: 1, max: 100, pattern: /^[a-zA-Z0-9_-]+$/ };
const MODES = ['QUEUED', 'SUPERSEDED', 'PARALLEL'];

/**
 * Reads a pipeline's structure by the constraints of its model; the rules between its parts are in `checkStructure`.
 * @throws ServiceError ValidationException, NotImplementedException
 */
export function readDeclaration(pipeline: Shape, region: string): PipelineDeclaration {
  pipeline.only(
    [
      'name',
      'roleArn',
      'artifactStore',
      'artifactStores',
      'stages',
      'version',
      'executionMode',
      'pipelineType',
      'variables',
    ],
    'the pipeline',
  );
  if (!pipeline.has('stages')) throw constraint('pipeline.stages', undefined, 'Member must not be null');
  return {
    name: pipeline.text('name', NAME),
    roleArn: pipeline.text('roleArn', ROLE),
    artifactBucket: readArtifactStore(pipeline, region),
    stages: pipeline.list('stages').map((stage) => readStage(stage, region)),
    executionMode: (pipeline.optional('executionMode', { oneOf: MODES }) ??
      'SUPERSEDED') as PipelineDeclaration['executionMode'],
    // The API's default; the console's is V2.
    pipelineType: (pipeline.optional('pipelineType', { oneOf: ['V1', 'V2'] }) ??
      'V1') as PipelineDeclaration['pipelineType'],
    variables: pipeline.list('variables', 50).map((variable) => {
      const defaultValue = variable.optional('defaultValue', VARIABLE_VALUE);
      const description = variable.optional('description', { max: 200, pattern: /^.*$/ });
      return {
        name: variable.text('name', VARIABLE_NAME),
        ...(defaultValue !== undefined && { defaultValue }),
        ...(description !== undefined && { description }),
      };
    }),
    version: pipeline.integer('version', 1, Number.MAX_SAFE_INTEGER) ?? 1,
  };
}

function readArtifactStore(pipeline: Shape, region: string): string {
  if (pipeline.has('artifactStores')) {
    const stores = pipeline.shape('artifactStores');
    stores.only([region], 'artifactStores of other Regions');
    return readStore(stores.shape(region));
  }
  return readStore(pipeline.shape('artifactStore'));
}

function readStore(store: Shape): string {
  // Nothing is encrypted here, so the key says nothing.
  store.only(['type', 'location', 'encryptionKey'], 'the artifact store');
  store.text('type', { oneOf: ['S3'] });
  return store.text('location', { min: 3, max: 63, pattern: /^[a-zA-Z0-9\-.]+$/ });
}

function readStage(stage: Shape, region: string): StageDeclaration {
  stage.only(['name', 'actions'], 'the stage');
  return {
    name: stage.text('name', NAME),
    actions: stage.list('actions').map((action) => readAction(action, region)),
  };
}

function readAction(action: Shape, region: string): ActionDeclaration {
  action.only(
    [
      'name',
      'actionTypeId',
      'runOrder',
      'configuration',
      'inputArtifacts',
      'outputArtifacts',
      'roleArn',
      'region',
      'namespace',
      'timeoutInMinutes',
    ],
    'the action',
  );
  const type = action.shape('actionTypeId');
  const roleArn = action.optional('roleArn', ROLE);
  const where = action.optional('region', { min: 4, max: 30 });
  if (where !== undefined && where !== region)
    throw notEmulated(`CodePipeline actions in another Region (${where})`);
  const namespace = action.optional('namespace', { min: 1, max: 100, pattern: /^[A-Za-z0-9@\-_]+$/ });
  const timeoutInMinutes = action.integer('timeoutInMinutes', 5, 86_400);
  return {
    name: action.text('name', NAME),
    actionTypeId: {
      category: type.text('category', {
        oneOf: ['Source', 'Build', 'Deploy', 'Test', 'Invoke', 'Approval', 'Compute'],
      }),
      owner: type.text('owner', { oneOf: ['AWS', 'ThirdParty', 'Custom'] }),
      provider: type.text('provider', { min: 1, max: 35, pattern: /^[0-9A-Za-z_-]+$/ }),
      version: type.text('version', { min: 1, max: 9, pattern: /^[0-9A-Za-z_-]+$/ }),
    },
    runOrder: action.integer('runOrder', 1, 999) ?? 1,
    configuration: action.texts('configuration', { key: { min: 1, max: 50 }, value: { min: 1, max: 1000 } }),
    inputArtifacts: action.list('inputArtifacts').map((artifact) => artifact.text('name', ARTIFACT)),
    outputArtifacts: action.list('outputArtifacts').map((artifact) => artifact.text('name', ARTIFACT)),
    ...(roleArn !== undefined && { roleArn }),
    ...(where !== undefined && { region: where }),
    ...(namespace !== undefined && { namespace }),
    ...(timeoutInMinutes !== undefined && { timeoutInMinutes }),
  };
}
