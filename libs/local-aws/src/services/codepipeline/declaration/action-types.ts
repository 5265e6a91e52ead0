import type { ActionTypeId } from './declaration.js';

/** What the structure of an action of one provider may be. */
export interface ActionType {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Fewest and most artifacts. */
  readonly inputs: readonly [number, number];
  readonly outputs: readonly [number, number];
}

/** The providers there are; what is not listed is refused by name. */
const ACTION_TYPES: Readonly<Record<string, ActionType>> = {
  'Source/AWS/S3/1': {
    required: ['S3Bucket', 'S3ObjectKey'],
    optional: ['PollForSourceChanges', 'AllowOverrideForS3ObjectKey'],
    inputs: [0, 0],
    outputs: [1, 1],
  },
  'Approval/AWS/Manual/1': {
    required: [],
    optional: ['NotificationArn', 'CustomData', 'ExternalEntityLink'],
    inputs: [0, 0],
    outputs: [0, 0],
  },
  'Invoke/AWS/Lambda/1': {
    required: ['FunctionName'],
    optional: ['UserParameters'],
    inputs: [0, 5],
    outputs: [0, 5],
  },
  'Deploy/AWS/S3/1': {
    required: ['BucketName', 'Extract'],
    optional: ['ObjectKey', 'CannedACL', 'CacheControl'],
    inputs: [1, 1],
    outputs: [0, 0],
  },
};

export const actionTypeName = ({ category, owner, provider, version }: ActionTypeId): string =>
  `${category}/${owner}/${provider}/${version}`;

export const actionTypeOf = (id: ActionTypeId): ActionType | undefined => ACTION_TYPES[actionTypeName(id)];
