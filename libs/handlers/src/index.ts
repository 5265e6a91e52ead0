export { startAgainBy } from './aws/start-again.js';
export { awsPorts, type Clients, type Deployment, type Starters } from './aws/ports.js';
export { projectionPorts } from './aws/projection-ports.js';
export { codePipelinePort } from './backends/codepipeline/port.js';
export { putSourceFile } from './backends/codepipeline/source-file.js';
export { codePipelineStarter } from './backends/codepipeline/starter.js';
export { ssmAutomationPort } from './backends/ssm-automation/port.js';
export { admitRequest } from './core/admit.js';
export { close } from './core/close.js';
export { approvalId, componentName, executionArn, requestId } from './core/ids.js';
export type {
  ApprovalStore,
  Executions,
  Ports,
  RequestStore,
  RowStore,
  StarterPorts,
  TokenStore,
} from './core/ports.js';
export { reconcile, type Reconciled } from './core/reconcile.js';
export { report } from './core/report.js';
export { start } from './core/start.js';
export { withdraw } from './core/withdraw.js';
export { project, reproject, type ProjectionPorts } from './projector/project.js';
export { rebuild, type RebuildPorts } from './projector/rebuild.js';
export { documentClient } from './store/client.js';
export { requestStore } from './store/requests.js';
export { awsApiPorts, type ApiClients } from './api/aws/api-ports.js';
export { type ApiConfig, type ApiFlow, type ApiPerson } from './api/config.js';
export { createApi, type ApiBindings } from './api/create-api.js';
export { openApiDocument } from './api/openapi.js';
export type { ApiPorts } from './api/ports.js';
