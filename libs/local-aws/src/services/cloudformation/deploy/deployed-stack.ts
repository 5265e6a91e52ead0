import type { Stack } from './stack.js';

/** A stack as a program sees it. */
export interface DeployedStack {
  readonly stackName: string;
  readonly stackId: string;
  readonly status: string;
  /** Output key -> value. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly {
    readonly logicalId: string;
    readonly type: string;
    readonly physicalId: string;
  }[];
}

export const summarize = (stack: Stack): DeployedStack => ({
  stackName: stack.stackName,
  stackId: stack.stackId,
  status: stack.status,
  outputs: Object.fromEntries(stack.outputs.map(({ key, value }) => [key, value])),
  resources: [...stack.resources.values()].map(({ logicalId, type, physicalId }) => ({
    logicalId,
    type,
    physicalId,
  })),
});
