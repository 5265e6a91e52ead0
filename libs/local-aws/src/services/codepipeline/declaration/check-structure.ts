import { notEmulated, ServiceError } from '../../../core/errors.js';
import { actionTypeName, actionTypeOf } from './action-types.js';
import type { ActionDeclaration, PipelineDeclaration } from './declaration.js';
import { checkReferences } from './references.js';

const structure = (message: string): ServiceError => new ServiceError('InvalidStructureException', message);
const stageFault = (message: string): ServiceError =>
  new ServiceError('InvalidStageDeclarationException', message);
const actionFault = (message: string): ServiceError =>
  new ServiceError('InvalidActionDeclarationException', message);

/**
 * The rules between the parts of a pipeline. AWS documents the rules and the names of the errors; the sentences are ours.
 * @throws ServiceError InvalidStructureException, InvalidStageDeclarationException, InvalidActionDeclarationException, or
 *   NotImplementedException for a provider that is not emulated.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export function checkStructure(pipeline: PipelineDeclaration): void {
  const { stages, executionMode, pipelineType, variables } = pipeline;
  if (stages.length < 2 || stages.length > 50)
    throw structure(`A pipeline has from 2 to 50 stages; ${pipeline.name} has ${stages.length}.`);
  if (pipelineType === 'V1' && executionMode !== 'SUPERSEDED')
    throw structure(
      `The execution mode ${executionMode} needs a pipeline of type V2; ${pipeline.name} is V1.`,
    );
  if (pipelineType === 'V1' && variables.length > 0)
    throw structure(`Pipeline variables need a pipeline of type V2; ${pipeline.name} is V1.`);
  unique(
    variables.map(({ name }) => name),
    (name) => structure(`The variable ${name} is declared twice.`),
  );
  unique(
    stages.map(({ name }) => name),
    (name) => stageFault(`There are two stages named ${name}.`),
  );
  const actions = stages.flatMap((stage) => stage.actions);
  if (actions.length > 500) throw structure(`A pipeline has 500 actions at most, not ${actions.length}.`);
  unique(
    actions.flatMap((action) => action.outputArtifacts),
    (name) =>
      structure(`Output Artifact Bundle name must be unique within the pipeline; ${name} is used twice.`),
  );
  unique(
    actions.flatMap(({ namespace }) => namespace ?? []),
    (name) => structure(`The namespace ${name} is used by two actions.`),
  );
  const artifacts = new Set<string>();
  for (const [index, stage] of stages.entries()) {
    if (stage.actions.length < 1 || stage.actions.length > 50)
      throw stageFault(`A stage has from 1 to 50 actions; ${stage.name} has ${stage.actions.length}.`);
    unique(
      stage.actions.map(({ name }) => name),
      (name) => actionFault(`There are two actions named ${name} in the stage ${stage.name}.`),
    );
    for (const action of inOrder(stage.actions)) {
      checkAction(action, `${stage.name}/${action.name}`, artifacts);
      const isSource = action.actionTypeId.category === 'Source';
      if (index === 0 && !isSource)
        throw structure(`The first stage has source actions only; ${stage.name}/${action.name} is none.`);
      if (index > 0 && isSource)
        throw structure(`Source actions belong to the first stage; ${stage.name}/${action.name} is one.`);
      for (const name of action.outputArtifacts) artifacts.add(name);
    }
  }
  checkReferences(pipeline, actionFault);
}

function checkAction(action: ActionDeclaration, where: string, artifacts: ReadonlySet<string>): void {
  const { actionTypeId, configuration, inputArtifacts, outputArtifacts, timeoutInMinutes } = action;
  const type = actionTypeOf(actionTypeId);
  if (!type) throw notEmulated(`CodePipeline actions of ${actionTypeName(actionTypeId)} (${where})`);
  const missing = type.required.filter((key) => configuration[key] === undefined);
  if (missing.length > 0)
    throw actionFault(
      `Action configuration for action '${where}' is missing required configuration '${missing.join(', ')}'.`,
    );
  const known = [...type.required, ...type.optional];
  const unknown = Object.keys(configuration).filter((key) => !known.includes(key));
  // As AWS words it for its own; also a key that AWS has and this emulator has not.
  if (unknown.length > 0)
    throw actionFault(
      `Action configuration for action '${where}' contains unknown configuration '${unknown.join(', ')}'.`,
    );
  checkCount(where, 'input', inputArtifacts, type.inputs);
  checkCount(where, 'output', outputArtifacts, type.outputs);
  for (const name of inputArtifacts)
    if (!artifacts.has(name))
      throw structure(
        `Input Artifact Bundle ${name} in action ${where} is declared with no preceding output artifact.`,
      );
  if (timeoutInMinutes !== undefined && actionTypeId.category !== 'Approval')
    throw actionFault(`timeoutInMinutes is for approval actions only; ${where} is none.`);
  if (
    actionTypeId.category === 'Deploy' &&
    configuration['Extract'] !== 'true' &&
    configuration['ObjectKey'] === undefined
  )
    throw actionFault(
      `Action configuration for action '${where}' is missing required configuration 'ObjectKey'.`,
    );
}

function checkCount(
  where: string,
  what: 'input' | 'output',
  names: readonly string[],
  [min, max]: readonly [number, number],
): void {
  if (names.length >= min && names.length <= max) return;
  const wanted = min === max ? String(min) : `from ${min} to ${max}`;
  throw actionFault(`The action ${where} takes ${wanted} ${what} artifacts, not ${names.length}.`);
}

function unique(names: readonly string[], fault: (name: string) => ServiceError): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw fault(name);
    seen.add(name);
  }
}

/** Actions by run order; those of one order run at once, in the order they are written. */
export const inOrder = (actions: readonly ActionDeclaration[]): ActionDeclaration[] =>
  [...actions].sort((a, b) => a.runOrder - b.runOrder);
