import type { Call } from '../../../core/service.js';
import { requiredString, type RawInput } from '../../../core/raw-input.js';
import { writeDeclaration } from '../declaration/declaration.js';
import { NAME, readDeclaration } from '../declaration/read-declaration.js';
import { Shape } from '../declaration/shape.js';
import type { Lifecycle } from '../lifecycle.js';
import { readTags, writeTags } from './tags.js';

/** A new pipeline runs at once. @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_CreatePipeline.html */
export const createPipeline =
  (lifecycle: Lifecycle) =>
  (input: RawInput, call: Call): unknown => {
    const { state } = lifecycle;
    const declaration = readDeclaration(new Shape('pipeline', input['pipeline']), state.env.region);
    call.authorize('codepipeline:CreatePipeline', state.arn(declaration.name));
    call.authorize('iam:PassRole', declaration.roleArn);
    const pipeline = lifecycle.create(declaration, call.principal.arn, readTags(new Shape('', input)));
    return { pipeline: writeDeclaration(pipeline.declaration), tags: writeTags(pipeline.tags) };
  };

/** Executions that run are cancelled. The version in the request is ignored and counted on, as on AWS. */
export const updatePipeline =
  (lifecycle: Lifecycle) =>
  (input: RawInput, call: Call): unknown => {
    const { state } = lifecycle;
    const declaration = readDeclaration(new Shape('pipeline', input['pipeline']), state.env.region);
    call.authorize('codepipeline:UpdatePipeline', state.arn(declaration.name));
    call.authorize('iam:PassRole', declaration.roleArn);
    const pipeline = state.pipeline(declaration.name);
    lifecycle.update(pipeline, declaration);
    return { pipeline: writeDeclaration(pipeline.declaration) };
  };

export const deletePipeline =
  (lifecycle: Lifecycle) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'name', NAME);
    call.authorize('codepipeline:DeletePipeline', lifecycle.state.arn(name));
    lifecycle.delete(name);
    return {};
  };
