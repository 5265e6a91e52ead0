import type { ServiceModule } from '../../core/resource.js';
import { IamStore } from './iam-store.js';
import { managedPolicyResource, policyResource } from './resources/policy.resource.js';
import { roleResource } from './resources/role.resource.js';

export interface IamModule extends ServiceModule {
  readonly store: IamStore;
}

/** IAM: roles and policies of the deployed templates, kept as documents. Permissions are recorded, not enforced. */
export function iamModule(): IamModule {
  const store = new IamStore();
  return {
    service: {
      name: 'iam',
      protocol: { kind: 'query', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
      operations: {},
    },
    resources: {
      'AWS::IAM::Role': roleResource(store),
      'AWS::IAM::Policy': policyResource(store),
      'AWS::IAM::ManagedPolicy': managedPolicyResource(store),
    },
    store,
  };
}
