export {
  ENDPOINTS_FILE,
  EndpointsSchema,
  type Endpoints,
  type FlowEndpoint,
  type PersonEndpoint,
} from './endpoints.js';
export { seedRequests } from './seed-requests.js';
export { tokenFor } from './token-for.js';
export { readCloudAssembly, type AssemblyStack, type CloudAssembly } from './cloud-assembly.js';
export { startLocal, type Local, type LocalOptions } from './start-local.js';
