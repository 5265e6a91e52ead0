import type { Flow } from '@ringi/shared-types';
import type { App } from 'aws-cdk-lib';
import type { CheckedConfig } from './config/check-config.js';
import { ApiStack } from './stacks/api-stack.js';
import { CoreStack } from './stacks/core-stack.js';
import { FlowStack } from './stacks/flow-stack.js';

/** Puts a deployment into an app. Stacks name no account and no Region: the same templates are for all. */
export function addStacks(
  app: App,
  config: CheckedConfig,
  flows: readonly Flow[],
): { readonly core: CoreStack; readonly flows: readonly FlowStack[]; readonly api: ApiStack } {
  const core = new CoreStack(app, config);
  return {
    core,
    flows: flows.map((flow) => new FlowStack(app, core.core, flow, config)),
    api: new ApiStack(app, core.core, flows, config),
  };
}
