export { createLocalAws, type LocalAws, type LocalAwsOptions } from './create-local-aws.js';
export type { Quotas } from './compose.js';
export type { VirtualClock } from './core/clock.js';
export type { Credentials, CredentialStore } from './core/credentials.js';
export type { AuthorizationRecord, BusEvent, Environment } from './core/environment.js';
export { ServiceError } from './core/errors.js';
export type { Principal } from './core/principal.js';
export type { DeployRequest } from './services/cloudformation/deploy/deployer.js';
export type { DeployedStack } from './services/cloudformation/deploy/deployed-stack.js';
export { DeploymentError } from './services/cloudformation/template/deployment-error.js';
export type { DeliveredEvent, Delivery, DeliveryMiddleware } from './services/events/index.js';
export {
  FunctionFailure,
  type FunctionRunner,
  type InvocationContext,
  type RunnableFunction,
} from './services/lambda/function-runner.js';
export type { LogLine } from './services/logs/log-store.js';
export type { Mail, Mailbox } from './services/sns/index.js';
