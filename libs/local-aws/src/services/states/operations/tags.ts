import type { MachineRecord, StateMachines } from '@ringi/asl-engine/service';
import { ServiceError } from '../../../core/errors.js';
import { requiredText, type RawInput } from '../input.js';
import { operation } from '../operation.js';
import type { StatesState } from '../state.js';

/** Machines have tags, versions and aliases have none. @throws ServiceError ResourceNotFound. */
function tagged(machines: StateMachines, arn: string): MachineRecord {
  const record = machines.machines.find(arn);
  if (record?.stateMachineArn === arn) return record;
  throw new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`);
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html */
export const tagResource = ({ machines }: StatesState) =>
  operation((input, call) => {
    const arn = requiredText(input, 'resourceArn');
    call.authorize('states:TagResource', arn);
    const record = tagged(machines, arn);
    const added = (input['tags'] as { key: string; value: string }[] | undefined) ?? [];
    record.tags = { ...record.tags, ...Object.fromEntries(added.map(({ key, value }) => [key, value])) };
    return {};
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UntagResource.html */
export const untagResource = ({ machines }: StatesState) =>
  operation((input, call) => {
    const arn = requiredText(input, 'resourceArn');
    call.authorize('states:UntagResource', arn);
    const record = tagged(machines, arn);
    const removed = new Set((input['tagKeys'] as string[] | undefined) ?? []);
    record.tags = Object.fromEntries(Object.entries(record.tags).filter(([key]) => !removed.has(key)));
    return {};
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListTagsForResource.html */
export const listTagsForResource = ({ machines }: StatesState) =>
  operation((input: RawInput, call) => {
    const arn = requiredText(input, 'resourceArn');
    call.authorize('states:ListTagsForResource', arn);
    const { tags } = tagged(machines, arn);
    return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
  });
