import { ServiceError } from '../../core/errors.js';

export const pipelineNotFound = (name: string, accountId: string): ServiceError =>
  new ServiceError(
    'PipelineNotFoundException',
    `Account '${accountId}' does not have a pipeline with name '${name}'`,
  );

export const executionNotFound = (pipeline: string, id: string): ServiceError =>
  new ServiceError(
    'PipelineExecutionNotFoundException',
    `The pipeline execution ${id} of the pipeline ${pipeline} could not be found.`,
  );

export const stageNotFound = (pipeline: string, stage: string): ServiceError =>
  new ServiceError('StageNotFoundException', `The pipeline ${pipeline} has no stage ${stage}.`);

export const actionNotFound = (stage: string, action: string): ServiceError =>
  new ServiceError('ActionNotFoundException', `The stage ${stage} has no action ${action}.`);

export const validation = (message: string): ServiceError => new ServiceError('ValidationException', message);
