import type { Environment } from '../../core/environment.js';
import type { StartAction } from './actions/action.js';
import type { AutomationRun } from './automation/automation-run.js';
import type { AutomationStore } from './automation/automation-store.js';
import type { ExecutionSlots } from './automation/execution-slots.js';
import type { StartRequest } from './automation/start-automation.js';
import type { DocumentStore } from './documents/document-store.js';

export interface SsmOptions {
  /** Automations running at once, children counted; AWS's default quota: 100. Further ones wait as Pending. */
  readonly concurrentExecutions?: number;
  /** How many may wait as Pending; AWS: 1,000. */
  readonly queuedExecutions?: number;
  /** Parameter Store values that exist from the start, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Whether a Lambda function that threw (`FunctionError`) fails its step. AWS does not document it; default true, our
   * choice, so that maxAttempts and onFailure of a step are exercised.
   */
  readonly functionErrorFailsStep?: boolean;
}

/** Everything the operations of Systems Manager share. */
export interface SsmState {
  readonly env: Environment;
  readonly options: Required<SsmOptions>;
  readonly documents: DocumentStore;
  readonly automations: AutomationStore;
  readonly slots: ExecutionSlots;
  readonly actions: Readonly<Record<string, StartAction>>;
  /** Starts an automation. @throws ServiceError as StartAutomationExecution answers it. */
  readonly start: (request: StartRequest) => AutomationRun;
  /** Parameter Store, by name. */
  readonly parameters: Map<string, StoredParameter>;
}

export interface StoredParameter {
  readonly value: string;
  readonly type: 'String' | 'StringList';
  readonly version: number;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
}

export const documentArn = (env: Environment, name: string): string => env.arn('ssm', `document/${name}`);
export const executionArn = (env: Environment, id: string): string =>
  env.arn('ssm', `automation-execution/${id}`);
export const definitionArn = (env: Environment, name: string, version: string): string =>
  env.arn('ssm', `automation-definition/${name}:${version}`);
