import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import { assumeRole } from './operations/assume-role.js';
import { getCallerIdentity } from './operations/get-caller-identity.js';

/** AWS STS: who a key belongs to, and sessions of roles. */
export function stsModule(env: Environment): ServiceModule {
  return {
    service: {
      name: 'sts',
      protocol: { kind: 'query', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
      operations: { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole(env) },
    },
  };
}
