import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { optionalInteger, optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { Shape } from '../declaration/shape.js';
import { pageOf } from '../page.js';
import type { Pipeline } from '../pipeline.js';
import type { CodePipelineState } from '../state.js';

const MAX_TAGS = 50;
const KEY = { min: 1, max: 128 };

export const readTags = (input: Shape): Map<string, string> =>
  new Map(input.list('tags', MAX_TAGS).map((tag) => [tag.text('key', KEY), tag.text('value', { max: 256 })]));

export const writeTags = (tags: ReadonlyMap<string, string>): object[] =>
  [...tags].map(([key, value]) => ({ key, value }));

export const listTagsForResource =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const { tags } = find(state, input, call, 'codepipeline:ListTagsForResource');
    const size = optionalInteger(input, 'maxResults', 1, 100) ?? 100;
    const page = pageOf([...tags], ([key]) => key, size, optionalString(input, 'nextToken'));
    return { tags: page.items.map(([key, value]) => ({ key, value })), nextToken: page.nextToken };
  };

export const tagResource =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const { tags } = find(state, input, call, 'codepipeline:TagResource');
    const added = readTags(new Shape('', input));
    const all = new Map([...tags, ...added]);
    if (all.size > MAX_TAGS)
      throw new ServiceError('TooManyTagsException', `A resource has ${MAX_TAGS} tags at most.`);
    for (const [key, value] of added) tags.set(key, value);
    return {};
  };

export const untagResource =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const { tags } = find(state, input, call, 'codepipeline:UntagResource');
    const keys = Array.isArray(input['tagKeys']) ? (input['tagKeys'] as unknown[]) : [];
    for (const key of keys) tags.delete(String(key));
    return {};
  };

function find(state: CodePipelineState, input: RawInput, call: Call, action: string): Pipeline {
  const arn = requiredString(input, 'resourceArn');
  call.authorize(action, arn);
  const name = /^arn:aws(?:-\w+)*:codepipeline:[^:]+:\d{12}:([^/]+)$/.exec(arn)?.[1];
  if (name === undefined)
    throw new ServiceError('InvalidArnException', `${arn} is not the ARN of a pipeline.`);
  const pipeline = state.pipelines.get(name);
  if (pipeline?.arn !== arn)
    throw new ServiceError('ResourceNotFoundException', `There is no resource ${arn}.`);
  return pipeline;
}
