export type { NamedPerson, ServedFlow } from './api/api-code.js';
export { RingiApi, type RingiApiProps } from './api/ringi-api.js';
export type {
  BackendConstruct,
  BackendFlowProps,
  DeployedBackend,
  NumberedLevel,
} from './backends/backend-construct.js';
export { BACKEND_CONSTRUCTS } from './backends/registry.js';
export { ApproverRole, type ApproverRoleProps } from './core/approver-role.js';
export type { CoreFunctions } from './core/core-functions.js';
export { RingiCore, type RingiCoreProps } from './core/ringi-core.js';
export { RingiTables } from './core/ringi-tables.js';
export { ApprovalFlow, type ApprovalFlowProps } from './flow/approval-flow.js';
export { COGNITO_PERSON_CLAIM, RingiHosting, type RingiHostingProps } from './hosting/ringi-hosting.js';
export { contentSecurityPolicy, PAGE_HEADERS } from './hosting/security-headers.js';
export { BUNDLES, bundlePath, type BundleName } from './parts/bundle.js';
export { RingiFunction, type RingiFunctionProps } from './parts/ringi-function.js';
export { RingiStateMachine, type RingiStateMachineProps } from './parts/ringi-state-machine.js';
export { WITHOUT_RESOURCE } from './parts/statements.js';
