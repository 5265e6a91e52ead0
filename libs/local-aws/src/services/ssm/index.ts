import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import { ACTIONS } from './actions/index.js';
import { AutomationStore } from './automation/automation-store.js';
import { ExecutionSlots } from './automation/execution-slots.js';
import { startAutomation } from './automation/start-automation.js';
import { DocumentStore } from './documents/document-store.js';
import { createDocument } from './operations/create-document.js';
import { deleteDocument } from './operations/delete-document.js';
import { describeAutomationExecutions } from './operations/describe-automation-executions.js';
import { describeAutomationStepExecutions } from './operations/describe-automation-step-executions.js';
import { describeDocument } from './operations/describe-document.js';
import { getAutomationExecution } from './operations/get-automation-execution.js';
import { getDocument } from './operations/get-document.js';
import { getParameter } from './operations/get-parameter.js';
import { listDocuments } from './operations/list-documents.js';
import { sendAutomationSignal } from './operations/send-automation-signal.js';
import { startAutomationExecution } from './operations/start-automation-execution.js';
import { stopAutomationExecution } from './operations/stop-automation-execution.js';
import { updateDocumentDefaultVersion } from './operations/update-document-default-version.js';
import { updateDocument } from './operations/update-document.js';
import { documentProvider } from './resources/document.js';
import { parameterProvider } from './resources/parameter.js';
import type { SsmOptions, SsmState } from './state.js';

export type { SsmOptions } from './state.js';

/**
 * AWS Systems Manager: Automation documents, Automation, and the little of Parameter Store that templates read.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-automation.html
 */
export function ssmModule(env: Environment, options: SsmOptions = {}): ServiceModule {
  const state = createState(env, options);
  return {
    service: {
      name: 'ssm',
      protocol: { kind: 'json', version: '1.1', targetPrefix: 'AmazonSSM' },
      operations: {
        CreateDocument: createDocument(state),
        DeleteDocument: deleteDocument(state),
        DescribeAutomationExecutions: describeAutomationExecutions(state),
        DescribeAutomationStepExecutions: describeAutomationStepExecutions(state),
        DescribeDocument: describeDocument(state),
        GetAutomationExecution: getAutomationExecution(state),
        GetDocument: getDocument(state),
        GetParameter: getParameter(state),
        ListDocuments: listDocuments(state),
        SendAutomationSignal: sendAutomationSignal(state),
        StartAutomationExecution: startAutomationExecution(state),
        StopAutomationExecution: stopAutomationExecution(state),
        UpdateDocument: updateDocument(state),
        UpdateDocumentDefaultVersion: updateDocumentDefaultVersion(state),
      },
    },
    resources: {
      'AWS::SSM::Document': documentProvider(state),
      'AWS::SSM::Parameter': parameterProvider(state),
    },
  };
}

function createState(env: Environment, options: SsmOptions): SsmState {
  const all: Required<SsmOptions> = {
    concurrentExecutions: options.concurrentExecutions ?? 100,
    queuedExecutions: options.queuedExecutions ?? 1000,
    parameters: options.parameters ?? {},
    functionErrorFailsStep: options.functionErrorFailsStep ?? true,
  };
  const modifiedAt = env.clock.now();
  const state: SsmState = {
    env,
    options: all,
    documents: new DocumentStore(env),
    automations: new AutomationStore(),
    slots: new ExecutionSlots(all.concurrentExecutions, all.queuedExecutions),
    actions: ACTIONS,
    start: (request) => startAutomation(state, request),
    parameters: new Map(
      Object.entries(all.parameters).map(([name, value]) => [
        name,
        { value, type: 'String', version: 1, modifiedAt },
      ]),
    ),
  };
  return state;
}
