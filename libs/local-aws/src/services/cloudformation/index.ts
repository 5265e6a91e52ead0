import type { Environment } from '../../core/environment.js';
import type { ResourceProvider, ServiceModule } from '../../core/resource.js';
import { Deployer } from './deploy/deployer.js';
import { StackStore } from './deploy/stack-store.js';
import {
  describeStackResources,
  describeStacks,
  getTemplate,
  listExports,
  listStackResources,
} from './operations/describe.js';

export interface CloudFormationModule extends ServiceModule {
  readonly deployer: Deployer;
  readonly store: StackStore;
}

/**
 * AWS CloudFormation: stacks are deployed in process; on the wire they can be read.
 * @param providers by resource type, of all services
 */
export function cloudFormationModule(
  env: Environment,
  providers: Readonly<Record<string, ResourceProvider>>,
): CloudFormationModule {
  const store = new StackStore();
  return {
    service: {
      name: 'cloudformation',
      protocol: { kind: 'query', namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/' },
      operations: {
        DescribeStacks: describeStacks(env, store),
        ListStackResources: listStackResources(env, store),
        DescribeStackResources: describeStackResources(env, store),
        GetTemplate: getTemplate(env, store),
        ListExports: listExports(store),
      },
    },
    store,
    deployer: new Deployer({ env, store, providers }),
  };
}
