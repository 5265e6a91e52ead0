import type { Flow } from '@ringi/shared-types';
import type { App } from 'aws-cdk-lib';
import type { CheckedConfig } from './config/check-config.js';
import { ApiStack } from './stacks/api-stack.js';
import { CoreStack } from './stacks/core-stack.js';
import { FlowStack } from './stacks/flow-stack.js';
import { HostingStack } from './stacks/hosting-stack.js';

export interface Stacks {
  readonly core: CoreStack;
  readonly flows: readonly FlowStack[];
  readonly api: ApiStack;
  /** Where the configuration asks for it. */
  readonly hosting?: HostingStack;
}

/** Puts a deployment into an app. Stacks name no account and no Region: the same templates are for all. */
export function addStacks(app: App, config: CheckedConfig, flows: readonly Flow[]): Stacks {
  const core = new CoreStack(app, config);
  const flowStacks = flows.map((flow) => new FlowStack(app, core.core, flow, config));
  const api = new ApiStack(app, core.core, flows, config);
  const hosting = config.hosting && new HostingStack(app, api.api, config.hosting, config);
  return { core, flows: flowStacks, api, ...(hosting && { hosting }) };
}
