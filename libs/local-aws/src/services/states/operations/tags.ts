import { requiredText, type RawInput } from '../input.js';
import { operation } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html */
export const tagResource = ({ machines }: StatesState) =>
  operation((input, call) => {
    const arn = requiredText(input, 'resourceArn');
    call.authorize('states:TagResource', arn);
    const record = machines.machines.get(arn);
    const added = (input['tags'] as { key: string; value: string }[] | undefined) ?? [];
    record.tags = { ...record.tags, ...Object.fromEntries(added.map(({ key, value }) => [key, value])) };
    return {};
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UntagResource.html */
export const untagResource = ({ machines }: StatesState) =>
  operation((input, call) => {
    const arn = requiredText(input, 'resourceArn');
    call.authorize('states:UntagResource', arn);
    const record = machines.machines.get(arn);
    const removed = new Set((input['tagKeys'] as string[] | undefined) ?? []);
    record.tags = Object.fromEntries(Object.entries(record.tags).filter(([key]) => !removed.has(key)));
    return {};
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListTagsForResource.html */
export const listTagsForResource = ({ machines }: StatesState) =>
  operation((input: RawInput, call) => {
    const arn = requiredText(input, 'resourceArn');
    call.authorize('states:ListTagsForResource', arn);
    const { tags } = machines.machines.get(arn);
    return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
  });
